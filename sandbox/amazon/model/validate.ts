import { Ajv, type ValidateFunction } from 'ajv'
import { models, readModel, type ModelName, type SwaggerParameter } from './load-models.ts'
import { definitionName, type Operation } from './operations.ts'

const isDateTime = (text: string) => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text))

const ajv = new Ajv({
  strict: false,
  formats: { 'date-time': isDateTime, date: true, uri: true, url: true, int32: true },
})
for (const [name, { definitions }] of Object.entries(models)) ajv.addSchema({ $id: name, definitions })

const compiled = new Map<string, ValidateFunction>()

/** What a value breaks of a definition of Amazon's, one sentence each; empty when it obeys. */
export function breachesOf(model: ModelName, definition: string, value: unknown): string[] {
  return run(`${model}#${definition}`, () => ({ $ref: `${model}#/definitions/${definition}` }), value)
}

/** The same for what an operation answered; a status that its model does not know is a breach. */
export function answerBreaches({ id, model, swagger }: Operation, status: number, body: unknown): string[] {
  const answer = swagger.responses[String(status)]
  if (!answer) return [`${id} never answers ${status}`]
  const reference = answer.schema?.$ref
  return reference ? breachesOf(model, definitionName(reference), body) : []
}

/** The same for a schema file that stands alone, such as the one of feeds. */
export function breachesOfFile(fileName: string, value: unknown): string[] {
  return run(fileName, () => readModel(fileName), value)
}

/** The same for the parameters of an operation in path and query, each read as its type. */
export function parameterBreaches({ id, parameters }: Operation, values: Record<string, unknown>): string[] {
  return run(`parameters of ${id}`, () => parametersSchema(parameters), values)
}

function run(key: string, schema: () => object, value: unknown): string[] {
  const validate = compiled.get(key) ?? ajv.compile(schema())
  compiled.set(key, validate)
  if (validate(value)) return []
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath || 'the request', message, JSON.stringify(params)].join(' '),
  )
}

/** Nothing beside the named parameters; what has to be there must not be empty. */
function parametersSchema(parameters: readonly SwaggerParameter[]): object {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map((parameter) => [parameter.name, schemaOf(parameter)])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  }
}

/** A parameter is its own schema, but for what says where it stands. */
function schemaOf(parameter: SwaggerParameter): object {
  const own = Object.entries(parameter).filter(([key]) => !['in', 'name', 'required'].includes(key))
  const isText = parameter.required && parameter.type === 'string'
  return { ...Object.fromEntries(own), ...(isText && { minLength: 1 }) }
}
