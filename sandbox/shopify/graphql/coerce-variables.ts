import {
  GraphQLError,
  coerceInputValue,
  getNamedType,
  isEnumType,
  isInputType,
  print,
  typeFromAST,
  valueFromAST,
} from 'graphql'
import type { GraphQLInputType, GraphQLSchema, OperationDefinitionNode, VariableDefinitionNode } from 'graphql'

interface Problem {
  path: (string | number)[]
  explanation: string
}

/** Coerces the variables of an operation, or throws Shopify's INVALID_VARIABLE for the first that does not fit. */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const coerced: Record<string, unknown> = {}
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value
    const type = typeFromAST(schema, definition.type)
    if (!type || !isInputType(type)) continue
    if (given[name] === undefined && definition.defaultValue)
      coerced[name] = valueFromAST(definition.defaultValue, type)
    else if (given[name] !== undefined || definition.type.kind === 'NonNullType') {
      coerced[name] = coerceOne(definition, type, given[name] ?? null)
    }
  }
  return coerced
}

function coerceOne(definition: VariableDefinitionNode, type: GraphQLInputType, value: unknown): unknown {
  const problems: Problem[] = []
  const coerced: unknown = coerceInputValue(value, type, (path, invalid, error) => {
    problems.push(toProblem([...path], invalid, error.message, type))
  })
  if (problems[0]) throw invalidVariable(definition, value, problems)
  return coerced
}

/** The executor's finding in the platform's words; for a field the path ends with the field's name. */
function toProblem(path: Problem['path'], invalid: unknown, message: string, type: GraphQLInputType): Problem {
  const unknown = /Field "(\w+)" is not defined by type "(\w+)"/.exec(message)
  if (unknown?.[1]) return { path: [...path, unknown[1]], explanation: `Field is not defined on ${unknown[2]}` }
  const missing = /Field "(\w+)" of required type/.exec(message)
  if (missing?.[1]) return { path: [...path, missing[1]], explanation: 'Expected value to not be null' }
  if (invalid === null) return { path, explanation: 'Expected value to not be null' }
  const values = findEnum(type, /in "(\w+)" enum/.exec(message)?.[1] ?? '')
  if (values) return { path, explanation: `Expected "${String(invalid)}" to be one of: ${values.join(', ')}` }
  return { path, explanation: `Could not coerce value ${JSON.stringify(invalid)} to ${scalarName(message, type)}` }
}

function scalarName(message: string, type: GraphQLInputType): string {
  return /^(\w+) cannot represent/.exec(message)?.[1] ?? getNamedType(type).name
}

/** Names of an enum somewhere below an input type. */
function findEnum(type: GraphQLInputType, name: string, seen = new Set<string>()): string[] | null {
  const named = getNamedType(type)
  if (isEnumType(named)) return named.name === name ? named.getValues().map((value) => value.name) : null
  if (!('getFields' in named) || seen.has(named.name)) return null
  seen.add(named.name)
  for (const field of Object.values(named.getFields())) {
    const found = findEnum(field.type, name, seen)
    if (found) return found
  }
  return null
}

function invalidVariable(definition: VariableDefinitionNode, value: unknown, problems: Problem[]): GraphQLError {
  const [first] = problems
  const place = first?.path.length ? ` for ${first.path.join('.')}` : ''
  const message =
    `Variable $${definition.variable.name.value} of type ${print(definition.type)} was provided invalid value` +
    `${place} (${first?.explanation})`
  return new GraphQLError(message, {
    nodes: definition,
    extensions: {
      code: 'INVALID_VARIABLE',
      value,
      problems,
    },
  })
}
