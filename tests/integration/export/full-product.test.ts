import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Worker } from '../../../app/pipeline/start-worker.server.ts'
import { actAsMerchant } from '../../../sandbox/shopify/control/merchant.ts'
import type { Product } from '../../../sandbox/shopify/state/model.ts'
import { addPictures } from '../../support/fill-product.ts'
import { startWorkerProcess } from '../../support/worker-process.ts'
import { anExportScene, type ExportScene } from './export-scene.ts'

let scene: ExportScene
let product: Product
let worker: Worker | undefined
let seed = 0

beforeAll(async () => {
  scene = await anExportScene({ products: 1, clockSpeed: 20 })
  product = [...scene.shop.products.values()][0]!
  addPictures(scene.sandbox.world, scene.shop, product, 247)
})

beforeEach(() => expect(product.media).toHaveLength(249))

afterEach(async () => {
  scene.sandbox.world.gate = null
  await worker?.stop()
  worker = undefined
})

afterAll(() => scene.close())

const shown = () => product.media.map(({ fileId }) => fileId)
const pictureOf = (variantId: string) => scene.shop.variants.get(variantId)?.mediaId ?? null
const look = () => ({ media: shown(), variants: product.variantIds.map(pictureOf) })

/** Four new pictures take the place of all 249: at least three must leave before they fit. */
async function startMirror(): Promise<string> {
  const { planExport } = await import('../../../app/services/plan-export.server.ts')
  seed += 10
  const assetIds = [await scene.picture(seed), await scene.picture(seed + 1), await scene.picture(seed + 2)]
  const places = [
    ...assetIds.map((assetId) => ({ assetId })),
    { assetId: await scene.picture(seed + 3), colour: 'Red' },
  ]
  const draftId = await scene.draft(places)
  return start(await planExport({ workspaceId: scene.workspaceId, draftId, mode: 'mirror' }))
}

async function start(planId: string): Promise<string> {
  const { startExport } = await import('../../../app/services/start-export.server.ts')
  const { totals } = await scene.db.exportPlan.findUniqueOrThrow({ where: { id: planId } })
  const { removals } = totals as { removals: number }
  return startExport({ workspaceId: scene.workspaceId, planId, approvedBy: 'test', confirmRemovals: removals })
}

async function undo(runId: string): Promise<void> {
  const { planUndoOfRun } = await import('../../../app/services/plan-undo.server.ts')
  await scene.finished(await start(await planUndoOfRun({ workspaceId: scene.workspaceId, runId })))
}

async function work(): Promise<void> {
  const { startWorker } = await import('../../../app/pipeline/start-worker.server.ts')
  worker = await startWorker()
}

const ends = async (runId: string) => (await scene.items(runId)).map((item) => [item.state, item.errorCode])

/** Calls `act` when room was made, before the new pictures come. */
function whenRoomIsMade(act: () => Promise<void> | void): void {
  let isMade = false
  scene.sandbox.world.gate = {
    done({ name }) {
      if (name !== 'FilesDetach' || isMade) return undefined
      isMade = true
      return act()
    },
  }
}

describe('a product near the limit of 250 pictures', () => {
  it('is mirrored, and taken back exactly', async () => {
    const before = look()
    const runId = await startMirror()
    await work()
    await scene.finished(runId)
    expect(await ends(runId)).toEqual([['done', null]])
    expect(product.media).toHaveLength(4)
    await undo(runId)
    expect(look()).toEqual(before)
  })

  it('gets more room where somebody took what was made, and what somebody added is nobody else’s to take away', async () => {
    const before = look()
    const { world } = scene.sandbox
    let added: string[] = []
    whenRoomIsMade(() => void (added = addPictures(world, scene.shop, product, 3)))
    const runId = await startMirror()
    await work()
    await scene.finished(runId)
    expect(await ends(runId)).toEqual([['done', null]])
    expect(product.media).toHaveLength(7)
    const leaving = added.pop()!
    for (const mediaId of added) {
      actAsMerchant(world, scene.shop, { action: 'remove-media', productId: product.id, mediaId })
    }
    await undo(runId)
    expect(shown().toSorted()).toEqual([...before.media, leaving].toSorted())
    actAsMerchant(world, scene.shop, { action: 'remove-media', productId: product.id, mediaId: leaving })
    expect(look()).toEqual(before)
  })

  it('has its own pictures back where the new ones are refused for good', async () => {
    const before = new Set(shown())
    scene.sandbox.world.faults.add({ place: 'graphql', name: 'FilesAttach', effect: { kind: 'status', status: 400 } })
    const runId = await startMirror()
    await work()
    await scene.finished(runId)
    expect(await ends(runId)).toEqual([['failed', 'rejected']])
    expect(new Set(shown())).toEqual(before)
  })

  it('is not left without pictures by a worker that dies in between and a merchant who then cancels', async () => {
    const before = shown()
    const dead = Promise.withResolvers<void>()
    const runId = await startMirror()
    whenRoomIsMade(() => dead.promise)
    const victim = await startWorkerProcess(scene.sandbox.url)
    await vi.waitFor(() => expect(product.media).toHaveLength(246), { timeout: 20_000, interval: 20 })
    await victim.kill()
    dead.resolve()
    const { cancelExport } = await import('../../../app/services/cancel-export.server.ts')
    await cancelExport({ workspaceId: scene.workspaceId, runId })
    await work()
    await scene.finished(runId)
    expect(await ends(runId)).toEqual([['cancelled', 'cancelled']])
    expect(product.media).toHaveLength(250)
    await undo(runId)
    expect(new Set(shown())).toEqual(new Set(before))
  })
})
