import type { RequestContext } from '../graphql/context.ts'
import { planOperation, run } from '../graphql/execute.ts'
import { effectiveScopes } from '../graphql/scopes.ts'
import type { Shop } from '../state/shop.ts'
import type { World } from '../state/world.ts'
import type { BulkOperation } from './operation.ts'
import { flattenResult, withoutPaging } from './query-rows.ts'

/** Starts after a while, works through the lines, and leaves a JSONL result; cancelling stops between two lines. */
export function startBulkOperation(world: World, shop: Shop, operation: BulkOperation): void {
  world.clock.schedule(world.behaviour.bulkStartMs, () => {
    if (operation.status === 'CANCELING') return finish(world, shop, operation)
    operation.status = 'RUNNING'
    void work(world, shop, operation)
  })
}

/** The effects come at once, the end only after the least running time. */
async function work(world: World, shop: Shop, operation: BulkOperation): Promise<void> {
  const context: RequestContext = { world, shop, origin: operation.origin, scopes: effectiveScopes(world.app.scopes) }
  const rows = operation.type === 'MUTATION' ? await runLines(context, operation) : await runQuery(context, operation)
  const result = await storeRows(world, rows)
  world.clock.schedule(world.behaviour.bulkRunMs, () => {
    operation.result = result
    finish(world, shop, operation)
  })
}

async function runLines(context: RequestContext, operation: BulkOperation): Promise<string[]> {
  const upload = context.shop.stagedTargets.byKey(operation.stagedUploadPath ?? '')?.upload
  const text = upload ? (await context.world.contents.read(upload.sha256)).toString('utf8') : ''
  const rows: string[] = []
  for (const [lineNumber, line] of text.split('\n').entries()) {
    if (!line.trim()) continue
    if (operation.status === 'CANCELING') break
    const answer = await runLine(context, operation.query, line)
    rows.push(JSON.stringify({ ...answer, __lineNumber: lineNumber }))
    operation.objects += 1
    operation.rootObjects += 1
  }
  return rows
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
  if ('errors' in planned) return []
  const { data } = await run(context, planned.plan, planned.document)
  const rows = flattenResult(data ?? {})
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
  operation.status = operation.status === 'CANCELING' ? 'CANCELED' : 'COMPLETED'
  operation.completedAt = world.clock.now()
  world.webhooks.send(shop, 'bulk_operations/finish', {
    admin_graphql_api_id: operation.id,
    status: operation.status.toLowerCase(),
    type: operation.type.toLowerCase(),
    error_code: operation.errorCode,
    created_at: new Date(operation.createdAt).toISOString(),
    completed_at: new Date(operation.completedAt).toISOString(),
  })
}
