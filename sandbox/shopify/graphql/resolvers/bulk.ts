import type { BulkOperation } from '../../bulk/operation.ts'
import { isRunning } from '../../bulk/operation.ts'
import { findMutationProblem, findQueryProblem, rootFieldOf } from '../../bulk/document-rules.ts'
import type { FaultEffect } from '../../control/faults.ts'
import { gid, legacyId } from '../../state/ids.ts'
import { cursorFor, paginate } from '../connection.ts'
import type { PageArguments } from '../connection.ts'
import type { RequestContext } from '../context.ts'
import type { TypeResolvers } from '../resolver-table.ts'
import { dateTime } from '../scalars.ts'
import { matcherFor } from '../search.ts'
import { userError } from '../user-error.ts'
import type { MutationError } from '../user-error.ts'

const MAX_RUNNING = 5

const NO_SUCH_FILE =
  "The JSONL file could not be found. Try uploading the file again, and check that you've entered the URL correctly " +
  'for the stagedUploadPath mutation argument.'

const MAX_FILE_BYTES = 104_857_600

interface RunMutationArguments {
  mutation: string
  stagedUploadPath: string
  clientIdentifier?: string | null
}

export const bulkMutations: TypeResolvers = {
  bulkOperationRunMutation: (_root: unknown, args: RunMutationArguments, context) => {
    const { mutation, stagedUploadPath, clientIdentifier } = args
    const problem =
      findMutationProblem(mutation) ??
      identifierProblem(clientIdentifier) ??
      fileProblem(context, stagedUploadPath) ??
      capacityProblem(context, 'MUTATION')
    return problem ? refused(problem) : start(context, 'MUTATION', mutation, stagedUploadPath)
  },
  bulkOperationRunQuery: (_root: unknown, { query }: { query: string }, context) => {
    const problem = findQueryProblem(query) ?? capacityProblem(context, 'QUERY')
    return problem ? refused(problem) : start(context, 'QUERY', query, null)
  },
  bulkOperationCancel: (_root: unknown, { id }: { id: string }, { shop }) => {
    const operation = shop.bulkOperations.get(id)
    if (!operation) return refused(userError(['id'], null, 'Bulk operation does not exist'))
    if (!isRunning(operation)) {
      const message = `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`
      return { bulkOperation: operation, userErrors: [userError(null, null, message)] }
    }
    operation.status = 'CANCELING'
    return { bulkOperation: { ...operation }, userErrors: [] }
  },
}

export const bulkQueries: TypeResolvers = {
  bulkOperation: (_root: unknown, { id }: { id: string }, { shop }) => shop.bulkOperations.get(id) ?? null,
  bulkOperations: (_root: unknown, args: PageArguments & { query?: string | null }, { shop }) => {
    const matches = matcherFor(args.query)
    // Newest first, as the schema says; recorded with `reverse: true`: oldest first.
    const found = [...shop.bulkOperations.values()]
      .toReversed()
      .filter((operation) =>
        matches({ fields: { status: [operation.status], operation_type: [operation.type] }, text: [] }),
      )
    return paginate(found, args, ({ id }) => cursorFor(legacyId(id), legacyId(id)))
  },
  currentBulkOperation: (_root: unknown, { type }: { type?: string }, { shop }) =>
    [...shop.bulkOperations.values()].findLast((operation) => operation.type === (type ?? 'QUERY')) ?? null,
}

export const bulkTypes: Record<string, TypeResolvers> = {
  BulkOperation: {
    createdAt: (operation: BulkOperation) => dateTime(operation.createdAt),
    completedAt: (operation: BulkOperation) => dateTime(operation.completedAt),
    objectCount: (operation: BulkOperation) => String(operation.objects),
    rootObjectCount: (operation: BulkOperation) => String(operation.rootObjects),
    fileSize: (operation: BulkOperation) =>
      operation.result && !isRunning(operation) ? String(operation.result.bytes) : null,
    url: (operation: BulkOperation, _args: object, context) =>
      operation.status === 'COMPLETED' ? resultUrl(context, operation) : null,
    partialDataUrl: (operation: BulkOperation, _args: object, context) =>
      operation.status === 'CANCELED' || operation.status === 'FAILED' ? resultUrl(context, operation) : null,
  },
}

function resultUrl({ world }: RequestContext, { id, result }: BulkOperation): string | null {
  return result ? `${world.url}/bulk-results/${legacyId(id)}/${result.sha256}.jsonl` : null
}

/** Lengths and words as recorded. */
function identifierProblem(identifier: string | null | undefined): MutationError | null {
  if (identifier == null || (identifier.length >= 10 && identifier.length <= 255)) return null
  const message =
    identifier.length < 10 ? 'is too short (minimum is 10 characters)' : 'is too long (maximum is 255 characters)'
  return userError(['clientIdentifier'], 'INVALID_MUTATION', message)
}

function fileProblem({ shop }: RequestContext, path: string): MutationError | null {
  const upload = shop.stagedTargets.byKey(path)?.upload
  if (!upload) return userError(null, 'NO_SUCH_FILE', NO_SUCH_FILE)
  const invalid = (message: string) => userError(null, 'INVALID_STAGED_UPLOAD_FILE', message)
  if (upload.bytes === 0) return invalid('The input file is empty.')
  const isTooLarge = upload.bytes > MAX_FILE_BYTES
  return isTooLarge ? invalid('The input file size exceeds the maximum allowed size of 100 MB.') : null
}

function capacityProblem({ shop }: RequestContext, type: BulkOperation['type']): MutationError | null {
  const running = [...shop.bulkOperations.values()].filter(
    (operation) => operation.type === type && isRunning(operation),
  )
  if (running.length < MAX_RUNNING) return null
  const ids = running.map(({ id }) => id).join(', ')
  const message = `A bulk ${type.toLowerCase()} operation for this app and shop is already in progress: ${ids}.`
  return userError(null, 'OPERATION_IN_PROGRESS', message)
}

function start(
  { world, shop, origin }: RequestContext,
  type: BulkOperation['type'],
  query: string,
  stagedUploadPath: string | null,
): object {
  const fault = world.faults.take('bulk', [rootFieldOf(query)])
  if (fault?.kind === 'bulk-refusal') return refused(userError(null, fault.code, fault.message))
  const operation: BulkOperation = {
    __typename: 'BulkOperation',
    id: gid('BulkOperation', world.ids.next()),
    type,
    status: 'CREATED',
    errorCode: null,
    query,
    stagedUploadPath,
    createdAt: world.clock.now(),
    completedAt: null,
    objects: 0,
    rootObjects: 0,
    result: null,
    origin,
    failure: failureOf(fault),
  }
  shop.bulkOperations.set(operation.id, operation)
  world.startBulkOperation(shop, operation)
  return { bulkOperation: operation, userErrors: [] }
}

function failureOf(fault: FaultEffect | null): BulkOperation['failure'] {
  return fault?.kind === 'bulk-failure' ? { code: fault.code, afterLines: fault.afterLines ?? 0 } : null
}

function refused(error: MutationError): object {
  return { bulkOperation: null, userErrors: [error] }
}
