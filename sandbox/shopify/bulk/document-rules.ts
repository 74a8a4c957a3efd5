import { GraphQLError, Kind, parse, validate } from 'graphql'
import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import { syntaxError } from '../graphql/document-errors.ts'
import { adminSchema } from '../graphql/schema.ts'
import { userError } from '../graphql/user-error.ts'
import type { MutationError } from '../graphql/user-error.ts'

const MAX_DOCUMENT_BYTES = 65_535

const STARTERS = new Set(['bulkOperationRunMutation', 'bulkOperationRunQuery'])

/** Why a document cannot be a bulk mutation; places, codes and words as recorded. */
export function findMutationProblem(mutation: string): MutationError | null {
  if (Buffer.byteLength(mutation) > MAX_DOCUMENT_BYTES) {
    return userError(['mutation'], 'INVALID_MUTATION', `Mutation exceeds the maximum of ${MAX_DOCUMENT_BYTES} bytes.`)
  }
  const parsed = parseDocument(mutation, 'mutation', 'INVALID_MUTATION')
  if ('error' in parsed) return parsed.error
  if (parsed.operation.operation !== 'mutation') {
    return userError(null, 'INVALID_MUTATION', 'Invalid operation type. Only `mutation` operations are supported.')
  }
  const roots = parsed.operation.selectionSet.selections
  if (roots.length !== 1) return userError(['mutation'], null, 'You must specify a single top level mutation.')
  const [root] = roots
  if (root?.kind !== Kind.FIELD || STARTERS.has(root.name.value)) {
    return userError(['mutation'], null, 'You must use an allowed mutation name.')
  }
  const [invalid] = validate(adminSchema(), parsed.document)
  return invalid ? userError(['mutation'], 'INVALID_MUTATION', invalid.message) : null
}

export function findQueryProblem(query: string): MutationError | null {
  const parsed = parseDocument(query, 'query', 'INVALID')
  if ('error' in parsed) return parsed.error
  if (parsed.operation.operation !== 'query') {
    return userError(['query'], 'INVALID', 'Invalid operation type. Only `query` operations are supported.')
  }
  const [invalid] = validate(adminSchema(), parsed.document)
  return invalid ? userError(['query'], 'INVALID', `Invalid bulk query: ${invalid.message}`) : null
}

/** The first field that a valid document asks for: how a bulk operation is known to faults. */
export function rootFieldOf(text: string): string {
  const operation = parse(text).definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
  const [root] = operation?.selectionSet.selections ?? []
  return root?.kind === Kind.FIELD ? root.name.value : ''
}

type Parsed = { document: DocumentNode; operation: OperationDefinitionNode } | { error: MutationError }

function parseDocument(text: string, what: string, code: string): Parsed {
  try {
    const document = parse(text)
    const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
    if (operation) return { document, operation }
    return { error: userError(null, code, `Failed to parse the ${what} - no operation given`) }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return { error: userError(null, code, `Failed to parse the ${what} - ${syntaxError(error).message}`) }
  }
}
