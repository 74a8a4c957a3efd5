import { wait } from '../../clock.ts'
import type { RequestContext } from '../graphql/context.ts'
import { planOperation, run } from '../graphql/execute.ts'
import { effectiveScopes } from '../graphql/scopes.ts'
import type { Shop } from '../state/shop.ts'
import type { World } from '../state/world.ts'
import type { BulkOperation } from './operation.ts'
import { flattenResult, withoutPaging } from './query-rows.ts'

/** Starts after a while, takes its time for each line or row, and leaves a JSONL result; cancelling stops between two lines. */
export function startBulkOperation(world: World, shop: Shop, operation: BulkOperation): void {
  world.clock.schedule(world.behaviour.bulkStartMs, () => {
    if (operation.status === 'CANCELING') return finish(world, shop, operation)
    operation.status = 'RUNNING'
    void work(world, shop, operation)
  })
}

async function work(world: World, shop: Shop, operation: BulkOperation): Promise<void> {
  const context: RequestContext = { world, shop, origin: operation.origin, scopes: effectiveScopes(world.app.scopes) }
  const rows = operation.type === 'MUTATION' ? await runLines(context, operation) : await runQuery(context, operation)
  operation.result = await storeRows(world, rows)
  await wait(world.clock, world.behaviour.bulkEndMs)
  finish(world, shop, operation)
}

/** Each line on its own, its effect there as soon as it was its turn; what went wrong with it stands in its row. */
async function runLines(context: RequestContext, operation: BulkOperation): Promise<string[]> {
  const { clock, behaviour } = context.world
  const lines = notInOrder(await readLines(context, operation))
  const rows: string[] = []
  const startedAt = clock.now()
  for (const { lineNumber, line } of lines) {
    await wait(clock, Math.max(0, startedAt + (rows.length + 1) * behaviour.bulkLineMs - clock.now()))
    if (operation.status === 'CANCELING' || isOver(operation)) break
    const answer = await runLine(context, operation.query, line)
    rows.push(JSON.stringify({ ...answer, __lineNumber: lineNumber }))
    operation.objects += 1
    operation.rootObjects += 1
  }
  return rows
}

interface InputLine {
  lineNumber: number
  line: string
}

async function readLines({ shop, world }: RequestContext, { stagedUploadPath }: BulkOperation): Promise<InputLine[]> {
  const upload = shop.stagedTargets.byKey(stagedUploadPath ?? '')?.upload
  const text = upload ? (await world.contents.read(upload.sha256)).toString('utf8') : ''
  return text.split('\n').flatMap((line, lineNumber) => (line.trim() ? [{ lineNumber, line }] : []))
}

/** "The GraphQL Admin API doesn't serially process the contents of the JSONL file" (guide "Bulk import data"). */
function notInOrder(lines: InputLine[]): InputLine[] {
  return [...lines.filter((_, index) => index % 2 === 0), ...lines.filter((_, index) => index % 2 === 1)]
}

function isOver({ failure, objects }: BulkOperation): boolean {
  return failure !== null && objects >= failure.afterLines
}

async function runLine(context: RequestContext, query: string, line: string): Promise<object> {
  let variables: Record<string, unknown>
  try {
    variables = JSON.parse(line) as Record<string, unknown>
  } catch {
    return { errors: [{ message: 'Failed to parse the line as JSON' }] }
  }
  const planned = planOperation({ query, variables })
  return 'errors' in planned ? planned : run(context, planned.plan, planned.document)
}

async function runQuery(context: RequestContext, operation: BulkOperation): Promise<string[]> {
  const planned = planOperation({ query: withoutPaging(operation.query) })
  if ('errors' in planned || operation.failure) return []
  const { data } = await run(context, planned.plan, planned.document)
  const rows = flattenResult(data ?? {})
  await wait(context.world.clock, rows.length * context.world.behaviour.bulkRowMs)
  operation.objects = rows.length
  operation.rootObjects = rows.filter((row) => !('__parentId' in row)).length
  return rows.map((row) => JSON.stringify(row))
}

/** No result file for no rows, as the platform leaves `url` null then. */
async function storeRows(world: World, rows: string[]): Promise<BulkOperation['result']> {
  if (!rows.length) return null
  // PHP-like escaping of slashes, as in recorded results.
  const bytes = Buffer.from(rows.map((row) => `${row.replaceAll('/', '\\/')}\n`).join(''))
  return { sha256: await world.contents.put(bytes), bytes: bytes.length }
}

function finish(world: World, shop: Shop, operation: BulkOperation): void {
  const { status, failure } = operation
  operation.status = status === 'CANCELING' ? 'CANCELED' : failure ? 'FAILED' : 'COMPLETED'
  operation.errorCode = operation.status === 'FAILED' ? (failure?.code ?? null) : null
  operation.completedAt = world.clock.now()
  world.webhooks.send(shop, 'bulk_operations/finish', {
    admin_graphql_api_id: operation.id,
    status: operation.status.toLowerCase(),
    type: operation.type.toLowerCase(),
    error_code: operation.errorCode?.toLowerCase() ?? null,
    created_at: new Date(operation.createdAt).toISOString(),
    completed_at: new Date(operation.completedAt).toISOString(),
  })
}
