import { setTimeout as delay } from 'node:timers/promises'
import { startWorkerProcess } from '../../tests/support/worker-process.ts'
import { countRows } from '../../tests/support/count-rows.ts'
import type { ShopifySandbox } from '../../sandbox/shopify/server.ts'
import type { Shop } from '../../sandbox/shopify/state/shop.ts'
import { deleteSentRenditions } from './delete-sent-renditions.ts'
import { exportOrderSchema, type ExportFigures, type ExportOrder } from './export-figures.ts'
import { openBenchShop } from './open-bench-shop.ts'
import { prepareDraft } from './prepare-draft.ts'
import { tell } from './tell.ts'
import { memoryOf, MemoryWatch } from './watch-memory.ts'

/** Carries out one export and prints its figures as JSON. Started by `measure-export.ts`, which sets the environment. */
const order = exportOrderSchema.parse(JSON.parse(process.argv[2] ?? ''))
const { sandbox, shop } = await openBenchShop(order)
Object.assign(process.env, {
  MEDIAPORT_SANDBOX: '1',
  SANDBOX_SHOPIFY_URL: sandbox.url,
  SANDBOX_SHELL_URL: sandbox.url,
})
// Before any module of the app: what it redirects is taken up when they are imported.
await import('../../sandbox/edge.mjs')
/** Every ten seconds. */
const looksPerTelling = 200
const { db } = await import('../../app/db.server.ts')
const { closeQueue } = await import('../../app/pipeline/queue.server.ts')
const worker = await startWorkerProcess(sandbox.url)
try {
  process.stdout.write(`${JSON.stringify(await measure(order, sandbox, shop))}\n`)
} finally {
  await worker.stop()
  await closeQueue()
  await db.$disconnect()
  await sandbox.close()
}
process.exit()

async function measure(
  asked: ExportOrder,
  { world }: ShopifySandbox,
  { bucket, ...platform }: Shop,
): Promise<ExportFigures> {
  const { planExport } = await import('../../app/services/plan-export.server.ts')
  const { startExport } = await import('../../app/services/start-export.server.ts')
  const { workspaceId, draftId } = await prepareDraft(asked, platform)
  tell(`${asked.products} products of ${asked.imagesPerProduct} pictures: library filled`)
  const planId = await planExport({ workspaceId, draftId })
  tell('planned')
  const rowsBefore = total(await countRows())
  if (asked.emptyBucket) bucket.reserve(bucket.status().currentlyAvailable)
  const before = world.requests.since(0).at(-1)?.sequence ?? 0
  const startedAt = world.clock.now()
  const runId = await startExport({ workspaceId, planId, approvedBy: 'bench' })
  const images = asked.products * asked.imagesPerProduct
  const watch = new MemoryWatch(worker.pid, images)
  await finished(runId, asked.noisy ? watchingPictures(workspaceId, watch) : undefined)
  const seconds = (world.clock.now() - startedAt) / 1000
  const shown = [...platform.variants.values()].filter(({ mediaId }) => mediaId !== null).length
  if (shown !== images) throw new Error(`${shown} of ${images} variants show their picture`)
  const requests = world.requests.since(before).filter(({ kind }) => kind === 'graphql')
  return {
    ...{ images, seconds, restoreRate: bucket.status().restoreRate, memory: [...watch.parts] },
    workerPeakMb: (await memoryOf(worker.pid)).peakMb,
    points: requests.reduce((sum, { actualCost }) => sum + (actualCost ?? 0), 0),
    calls: requests.length,
    throttled: requests.filter(({ throttled }) => throttled).length,
    rows: total(await countRows()) - rowsBefore,
    pointsOf: pointsByOperation(requests),
  }
}

async function finished(runId: string, watch = () => Promise.resolve()): Promise<void> {
  for (let look = 1; ; look += 1) {
    const run = await db.exportRun.findUniqueOrThrow({ where: { id: runId }, select: { state: true } })
    await watch()
    if (run.state === 'finished') return
    if (look % looksPerTelling === 0) tell(await itemsByState(runId))
    await delay(50)
  }
}

/** Large pictures: looks at the worker's memory, and keeps the disk from filling. */
function watchingPictures(workspaceId: string, watch: MemoryWatch): () => Promise<void> {
  let total = 0
  let last: string | undefined
  return async () => {
    const sent = await deleteSentRenditions(workspaceId, last)
    total += sent.arrived
    last = sent.last
    await watch.look(total)
  }
}

async function itemsByState(runId: string): Promise<string> {
  const groups = await db.exportItem.groupBy({ by: ['state'], where: { runId }, _count: true })
  return groups.map(({ state, _count }) => `${_count} ${state}`).join(', ')
}

function total(rows: Readonly<Record<string, number>>): number {
  return Object.values(rows).reduce((sum, count) => sum + count, 0)
}

function pointsByOperation(requests: readonly { operation: string; actualCost: number | null }[]) {
  const points: Record<string, number> = {}
  for (const { operation, actualCost } of requests) points[operation] = (points[operation] ?? 0) + (actualCost ?? 0)
  return points
}
