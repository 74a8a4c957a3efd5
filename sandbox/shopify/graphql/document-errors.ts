import { GraphQLError, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql'
import type { DocumentNode, GraphQLSchema } from 'graphql'

/** An entry of the top-level `errors` list. */
export interface TopLevelError {
  message: string
  locations?: { line: number; column: number }[]
  path?: (string | number)[]
  extensions?: Record<string, unknown>
}

/** A document that does not parse, in the words of the platform's parser: it points at the last token it read. */
export function syntaxError(error: GraphQLError): TopLevelError {
  const source = error.source?.body ?? ''
  const atEnd = /Unexpected <EOF>|found <EOF>/.test(error.message)
  const offset = atEnd ? lastTokenOffset(source) : (error.positions?.[0] ?? 0)
  const before = source.slice(0, offset).split('\n')
  const line = before.length
  const column = (before.at(-1)?.length ?? 0) + 1
  const what = atEnd ? 'unexpected end of file' : error.message.replace(/^Syntax Error: /, '')
  return { message: `syntax error, ${what} at [${line}, ${column}]`, locations: [{ line, column }] }
}

function lastTokenOffset(source: string): number {
  return /(\w+|[^\w\s])\s*$/.exec(source)?.index ?? 0
}

/** A document that does not fit the schema; field errors carry the platform's own code and words. */
export function validationErrors(
  schema: GraphQLSchema,
  document: DocumentNode,
  errors: readonly GraphQLError[],
): TopLevelError[] {
  return errors.map((error) => {
    const locations = error.locations?.map(({ line, column }) => ({ line, column })) ?? []
    const unknown = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message)
    const path = pathOf(schema, document, error)
    if (!unknown) return { message: error.message, locations, path, extensions: { code: codeOf(error.message) } }
    const [, fieldName, typeName] = unknown
    return {
      message: `Field '${fieldName}' doesn't exist on type '${typeName}'`,
      locations,
      path,
      extensions: { code: 'undefinedField', typeName, fieldName },
    }
  })
}

const CODES: [RegExp, string][] = [
  [/^Unknown argument/, 'argumentNotAccepted'],
  [/required, but it was not provided/, 'missingRequiredArguments'],
  [/^Variable .* is not defined/, 'variableNotDefined'],
  [/^Variable .* is never used/, 'variableNotUsed'],
  [/used in position expecting/, 'variableMismatch'],
  [/must have a selection of subfields|must not have a selection/, 'selectionMismatch'],
  [/^Unknown type/, 'undefinedType'],
  [/^Unknown fragment/, 'useAndDefineFragments'],
]

function codeOf(message: string): string {
  return CODES.find(([pattern]) => pattern.test(message))?.[1] ?? 'argumentLiteralsIncompatible'
}

/** Operation, then the response keys down to the place of the error. */
function pathOf(schema: GraphQLSchema, document: DocumentNode, error: GraphQLError): string[] {
  const target = error.nodes?.[0]
  const trail: string[] = []
  let found: string[] | null = null
  const info = new TypeInfo(schema)
  const step = {
    enter: (node: { kind: string; name?: { value: string } | undefined; operation?: string }) => {
      if (node.kind === Kind.OPERATION_DEFINITION)
        trail.push(`${node.operation}${node.name ? ` ${node.name.value}` : ''}`)
      else if (node.kind === Kind.FIELD) trail.push(node.name?.value ?? '')
      if (node === target) found = [...trail]
    },
    leave: (node: { kind: string }) => {
      if (node.kind === Kind.OPERATION_DEFINITION || node.kind === Kind.FIELD) trail.pop()
    },
  }
  visit(document, visitWithTypeInfo(info, step))
  return found ?? []
}
