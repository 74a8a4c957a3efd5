import type { BulkOperation } from '../../bulk/operation.ts'
import { isRunning } from '../../bulk/operation.ts'
import { findMutationProblem, findQueryProblem } from '../../bulk/document-rules.ts'
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

interface RunMutationArguments {
  mutation: string
  stagedUploadPath: string
}

export const bulkMutations: TypeResolvers = {
  bulkOperationRunMutation: (_root: unknown, { mutation, stagedUploadPath }: RunMutationArguments, context) => {
    const problem =
      findMutationProblem(mutation) ?? fileProblem(context, stagedUploadPath) ?? capacityProblem(context, 'MUTATION')
    return problem ? refused(problem) : started(context, 'MUTATION', mutation, stagedUploadPath)
  },
  bulkOperationRunQuery: (_root: unknown, { query }: { query: string }, context) => {
    const problem = findQueryProblem(query) ?? capacityProblem(context, 'QUERY')
    return problem ? refused(problem) : started(context, 'QUERY', query, null)
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
    const found = [...shop.bulkOperations.values()].filter((operation) =>
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
    fileSize: (operation: BulkOperation) => operation.result && String(operation.result.bytes),
    url: (operation: BulkOperation, _args: object, context) =>
      operation.status === 'COMPLETED' ? resultUrl(context, operation) : null,
    partialDataUrl: (operation: BulkOperation, _args: object, context) =>
      operation.status === 'CANCELED' ? resultUrl(context, operation) : null,
  },
}

function resultUrl({ world }: RequestContext, { id, result }: BulkOperation): string | null {
  return result ? `${world.url}/bulk-results/${legacyId(id)}/${result.sha256}.jsonl` : null
}

function fileProblem({ shop }: RequestContext, path: string): MutationError | null {
  return shop.stagedTargets.byKey(path)?.upload ? null : userError(null, 'NO_SUCH_FILE', NO_SUCH_FILE)
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

function started(
  { world, shop, origin }: RequestContext,
  type: BulkOperation['type'],
  query: string,
  stagedUploadPath: string | null,
): object {
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
  }
  shop.bulkOperations.set(operation.id, operation)
  world.startBulkOperation(shop, operation)
  return { bulkOperation: operation, userErrors: [] }
}

function refused(error: MutationError): object {
  return { bulkOperation: null, userErrors: [error] }
}
