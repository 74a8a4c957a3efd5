import { setTimeout as delay } from 'node:timers/promises'
import { seedShop } from '../../sandbox/shopify/state/seeding.ts'
import { anIdentity } from '../../tests/support/a-shopify-shop.ts'
import { startWorkerProcess } from '../../tests/support/worker-process.ts'
import { median } from '../bench-result.ts'
import { exportOrderSchema } from './export-figures.ts'
import { colourOf, openBenchShop } from './open-bench-shop.ts'
import { prepareDraft } from './prepare-draft.ts'

/** Times one-picture exports of a small shop, first alone, then during the export of a large one; prints both medians. */
const order = exportOrderSchema.parse(JSON.parse(process.argv[2] ?? ''))
const samples = 5
const { sandbox, shop: largeShop } = await openBenchShop(order)
const smallShop = await openSmallShop()
Object.assign(process.env, {
  MEDIAPORT_SANDBOX: '1',
  SANDBOX_SHOPIFY_URL: sandbox.url,
  SANDBOX_SHELL_URL: sandbox.url,
})
await import('../../sandbox/edge.mjs')
const { db } = await import('../../app/db.server.ts')
const { closeQueue } = await import('../../app/pipeline/queue.server.ts')
const { createDraft } = await import('../../app/services/create-draft.server.ts')
const { planExport } = await import('../../app/services/plan-export.server.ts')
const { startExport } = await import('../../app/services/start-export.server.ts')

const large = await prepareDraft(order, largeShop)
const small = await prepareDraft({ ...order, products: samples * 2, imagesPerProduct: 1 }, smallShop)
const remoteIds = [...smallShop.products.keys()]
const worker = await startWorkerProcess(sandbox.url)
try {
  const alone = await timeSmallExports(remoteIds.slice(0, samples))
  const largeRun = await start(large.workspaceId, large.draftId)
  await reaches(largeRun, ['running'])
  const underLoad = await timeSmallExports(remoteIds.slice(samples))
  const { state } = await db.exportRun.findUniqueOrThrow({ where: { id: largeRun } })
  if (state !== 'running') throw new Error('the large export ended before the small ones: there was no load')
  process.stdout.write(`${JSON.stringify({ alone: median(alone), underLoad: median(underLoad) })}\n`)
} finally {
  await worker.kill()
  await closeQueue()
  await db.$disconnect()
  await sandbox.close()
}
process.exit()

function openSmallShop() {
  const values = [colourOf(0)]
  const products = Array.from({ length: samples * 2 }, (_, index) => ({
    title: `Small ${index}`,
    options: [{ name: 'Color', values }],
    variants: values.map((Color) => ({ sku: `S${index}`, price: '9.00', optionValues: { Color } })),
    media: [],
  }))
  return seedShop(sandbox.world, { shop: { ...anIdentity('bench-small.myshopify.com'), plan: order.plan }, products })
}

async function start(workspaceId: string, draftId: string): Promise<string> {
  return startExport({ workspaceId, planId: await planExport({ workspaceId, draftId }), approvedBy: 'bench' })
}

/** Seconds from the approval to the end of each, one after the other. */
async function timeSmallExports(ids: readonly string[]): Promise<number[]> {
  const { workspaceId, connectionId } = small
  const seconds: number[] = []
  for (const remoteId of ids) {
    const { draftId } = await createDraft({ workspaceId, connectionId, remoteIds: [remoteId] })
    const runId = await start(workspaceId, draftId)
    await reaches(runId, ['finished'])
    const { createdAt, finishedAt } = await db.exportRun.findUniqueOrThrow({ where: { id: runId } })
    seconds.push(((finishedAt?.getTime() ?? Number.NaN) - createdAt.getTime()) / 1000)
  }
  return seconds
}

async function reaches(runId: string, states: readonly string[]): Promise<void> {
  for (;;) {
    const { state } = await db.exportRun.findUniqueOrThrow({ where: { id: runId }, select: { state: true } })
    if (states.includes(state)) return
    await delay(20)
  }
}
