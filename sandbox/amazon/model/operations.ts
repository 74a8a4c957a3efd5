import { models, type ModelName, type SwaggerOperation, type SwaggerParameter } from './load-models.ts'

/** One operation of Amazon's models. */
export interface Operation {
  id: string
  model: ModelName
  method: string
  /** Such as `/listings/2021-08-01/items/{sellerId}/{sku}`. */
  template: string
  parameters: readonly SwaggerParameter[]
  /** Name of the body's definition. */
  bodyDefinition: string | null
  swagger: SwaggerOperation
}

export const operations: readonly Operation[] = Object.entries(models).flatMap(([model, { paths }]) =>
  Object.entries(paths).flatMap(([template, methods]) =>
    Object.entries(methods)
      // A path's own `parameters` stand beside its methods.
      .filter(([method]) => method !== 'parameters')
      .map(([method, swagger]) => operationOf(model as ModelName, template, method.toUpperCase(), swagger)),
  ),
)

function operationOf(model: ModelName, template: string, method: string, swagger: SwaggerOperation): Operation {
  const parameters = swagger.parameters ?? []
  const body = parameters.find((parameter) => parameter.in === 'body')
  return {
    ...{ id: swagger.operationId, model, method, template, swagger },
    parameters: parameters.filter((parameter) => parameter.in !== 'body'),
    bodyDefinition: body?.schema?.$ref ? definitionName(body.schema.$ref) : null,
  }
}

export function definitionName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}

const PATTERNS = new Map(
  operations.map(({ template }) => [
    template,
    new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]*)')}$`),
  ]),
)

export interface MatchedOperation {
  operation: Operation
  /** Each decoded once. */
  path: Record<string, string>
}

/** The operation that a path as sent belongs to: a slash within a SKU has to be encoded, once. */
export function matchOperation(method: string, rawPath: string): MatchedOperation | null {
  for (const operation of operations) {
    const match = operation.method === method ? PATTERNS.get(operation.template)?.exec(rawPath) : null
    if (match) return { operation, path: decodeAll(match.groups ?? {}) }
  }
  return null
}

function decodeAll(groups: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decode(value)]))
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
