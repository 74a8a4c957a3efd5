import { z } from 'zod'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ListingState } from '../../../app/core/channel/listing-state.ts'
import { systemClock } from '../../../app/lib/clock.ts'
import type { Worker } from '../../../app/pipeline/start-worker.server.ts'
import { holdRequest } from '../../support/hold-request.ts'
import type { Product } from '../../../sandbox/woocommerce/state/model.ts'
import { aStoreScene, type StoreScene } from './store-scene.ts'

let scene: StoreScene
let worker: Worker
let seed = 1

beforeAll(async () => {
  scene = await aStoreScene({ access: 'keys' })
  const { startWorker } = await import('../../../app/pipeline/start-worker.server.ts')
  worker = await startWorker()
  // A store whose answer is lost is watched for a minute.
  const { sleep } = systemClock
  vi.spyOn(systemClock, 'sleep').mockImplementation((ms, signal) => sleep(Math.min(ms, 100), signal))
})

afterAll(async () => {
  await worker.stop()
  await scene.close()
})

afterEach(() => {
  scene.sandbox.world.gate = null
})

const done = [1, 2, 3].map(() => ['done', null])
const idsOf = ({ media }: ListingState) => media.map(({ id }) => id)
const site = () => scene.sandbox.sites.store!.site.data

const callSchema = z.object({
  input: z.object({ productId: z.string(), views: z.array(z.object({ renditionKey: z.string() })) }),
})

/** The call whose request is late: it was made twice. */
async function firstCall(runId: string) {
  const where = { runId, name: 'fetch-images', attempts: { gt: 1 } }
  const { intent } = await scene.db.step.findFirstOrThrow({ where })
  return callSchema.parse(intent).input
}

async function aPicture(more: { role?: string; colour?: string }) {
  seed += 1
  return { assetId: await scene.picture(seed), ...more }
}

/** The line breaks with a product's first request by address on its way: the export sends another, and the store is late with this one. */
async function exportAndHold() {
  const pictures = [
    await aPicture({ role: 'hero' }),
    await aPicture({ colour: 'Red' }),
    await aPicture({ colour: 'Red' }),
  ]
  const planId = await scene.plan(await scene.draft(pictures))
  const held = holdRequest(scene.sandbox.world, 'products.update')
  const runId = await scene.start(planId)
  await held.arrived
  const store = scene.sandbox.sites.store!
  await store.goAway()
  await store.comeBack()
  await scene.finished(runId)
  expect(await scene.states(runId)).toEqual(done)
  const comesThrough = async () => {
    const before = await scene.shown()
    held.letGo()
    const changed = async () => {
      const now = await scene.shown()
      return now.find((state, index) => idsOf(state).join() !== idsOf(before[index]!).join())
    }
    return vi.waitUntil(changed, { timeout: 10_000 })
  }
  const { productId, views } = await firstCall(runId)
  return { ...{ runId, views, comesThrough }, productId: Number(productId) }
}

/** Until it has looked: a worker that ends its turn has the lane for a moment, and then the upkeep leaves the store for the next day. */
async function doUpkeep(): Promise<void> {
  const { dailyUpkeep } = await import('../../../app/pipeline/upkeep/daily-upkeep.server.ts')
  const { requests } = scene.sandbox.world
  const looks = async () => {
    requests.clear()
    await dailyUpkeep({}, new AbortController().signal)
    return requests.since(0).some(({ operation }) => operation === 'products.get')
  }
  await vi.waitUntil(looks, { timeout: 10_000 })
}

async function undo(runId: string): Promise<void> {
  const { planUndoOfRun } = await import('../../../app/services/plan-undo.server.ts')
  const undoId = await scene.carryOut(await planUndoOfRun({ workspaceId: scene.workspaceId, runId }))
  expect(await scene.states(undoId)).toEqual(done)
}

describe('a request by address that comes through after the export has gone on without it', () => {
  it('is taken back by the daily upkeep: the product shows again what the last export confirmed', async () => {
    const { comesThrough } = await exportAndHold()
    const next = await scene.carryOut(await scene.plan(await scene.draft([await aPicture({ role: 'angle' })])))
    expect(await scene.states(next)).toEqual(done)
    const confirmed = await scene.shown()
    const late = await comesThrough()
    expect(confirmed.map(idsOf)).not.toContainEqual(idsOf(late))
    await doUpkeep()
    expect(await scene.shown()).toEqual(confirmed)
    await doUpkeep()
    expect(await scene.shown()).toEqual(confirmed)
  })

  it('is taken back to what an undo left', async () => {
    const before = await scene.shown()
    const { runId, comesThrough } = await exportAndHold()
    await undo(runId)
    await comesThrough()
    await doUpkeep()
    expect(await scene.shown()).toEqual(before)
  })

  const edits: [edit: string, edit: (product: Product) => void][] = [
    ['takes a picture away', (product) => void product.galleryIds.pop()],
    ['moves one', (product) => void product.galleryIds.reverse()],
    ['describes one', ({ imageId }) => void (site().attachments.get(imageId!)!.altText = 'Mine')],
  ]

  it.each(edits)('stays where somebody %s behind it', async (_name, edit) => {
    const { productId, comesThrough } = await exportAndHold()
    await comesThrough()
    edit(site().products.get(productId)!)
    const edited = await scene.shown()
    await doUpkeep()
    expect(await scene.shown()).toEqual(edited)
  })

  it('is not seen in the same list where somebody made it of pictures that the store had', async () => {
    const { runId, productId, views, comesThrough } = await exportAndHold()
    const { imageId, galleryIds } = site().products.get(productId)!
    await undo(runId)
    const { remoteId } = await scene.db.remoteFile.findFirstOrThrow({ where: views[0] })
    Object.assign(site().products.get(productId)!, { imageId, galleryIds: [...galleryIds, Number(remoteId)] })
    const edited = await scene.shown()
    await doUpkeep()
    expect(await scene.shown()).toEqual(edited)
    await comesThrough()
  })
})
