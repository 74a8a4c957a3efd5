import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ListingState } from '../../../app/core/channel/listing-state.ts'
import type { Worker } from '../../../app/pipeline/start-worker.server.ts'
import { aStoreScene, type StoreScene } from './store-scene.ts'

let scene: StoreScene
let worker: Worker
let seed = 1

beforeAll(async () => {
  scene = await aStoreScene({ access: 'keys' })
  const { startWorker } = await import('../../../app/pipeline/start-worker.server.ts')
  worker = await startWorker()
})

afterAll(async () => {
  await worker.stop()
  await scene.close()
})

const done = [1, 2, 3].map(() => ['done', null])

/** A main picture, one for the red variations, and their further view. */
async function mapped() {
  const [hero, red, view] = [await scene.picture(seed), await scene.picture(seed + 1), await scene.picture(seed + 2)]
  seed += 3
  return [
    { assetId: hero, role: 'hero' },
    { assetId: red, colour: 'Red' },
    { assetId: view, colour: 'Red' },
  ]
}

const idsOf = ({ media }: ListingState) => media.map(({ id }) => id)
const redOf = ({ variants: [red] }: ListingState) => [red?.mediaId, ...(red?.galleryIds ?? [])]

describe('an export to a store over http, with keys', () => {
  it('has the store fetch each picture once from its public address, and the others use it', async () => {
    const pictures = await mapped()
    const before = await scene.shown()
    const runId = await scene.carryOut(await scene.plan(await scene.draft(pictures)))
    expect(await scene.states(runId)).toEqual(done)
    const created = scene
      .created()
      .map(({ id, file }) => ({ id: String(id), name: file.split('/').at(-1) ?? '' }))
      .toSorted((a, b) => a.name.localeCompare(b.name))
    expect(created.map(({ name }) => name)).toEqual([
      expect.stringMatching(/^mug-no-1-[0-9a-f]{12}\.jpg$/) as string,
      expect.stringMatching(/^mug-no-2-[0-9a-f]{12}\.jpg$/) as string,
      expect.stringMatching(/^mug-no-3-[0-9a-f]{12}\.jpg$/) as string,
    ])
    const [hero, ...red] = created.map(({ id }) => id)
    for (const [index, state] of (await scene.shown()).entries()) {
      expect(idsOf(state)).toEqual([hero, ...idsOf(before[index]!)])
      expect(state.media[0]).toMatchObject({ alt: expect.stringMatching(/^Mug/) as string })
      expect(redOf(state)).toEqual(red)
    }
    const again = await scene.plan(await scene.draft(pictures))
    const { totals } = await scene.db.exportPlan.findUniqueOrThrow({ where: { id: again } })
    expect(totals).toMatchObject({ upload: 0, reuse: 0, unchangedListings: 3 })
  })

  /** A picture on every product, which the store fetched once more for a request that came last. */
  async function fetchedTwice() {
    const pictures = (await mapped()).slice(0, 1)
    await scene.carryOut(await scene.plan(await scene.draft(pictures)))
    const { data } = scene.sandbox.sites.store!.site
    const own = scene.created().at(-1)!
    const copy = { ...own, id: data.lastPostId + 1, slug: `${own.slug}-2`, file: own.file.replace('.jpg', '-1.jpg') }
    data.lastPostId = copy.id
    data.attachments.set(copy.id, copy)
    for (const product of data.products.values()) product.imageId = copy.id
    return { pictures, own: String(own.id) }
  }

  it('does not show twice what a request that came last fetched once more', async () => {
    const { pictures } = await fetchedTwice()
    const shown = await scene.shown()
    const runId = await scene.carryOut(await scene.plan(await scene.draft(pictures)))
    expect(await scene.states(runId)).toEqual(done)
    expect(await scene.shown()).toEqual(shown)
    const again = await scene.plan(await scene.draft(pictures))
    const { totals } = await scene.db.exportPlan.findUniqueOrThrow({ where: { id: again } })
    expect(totals).toMatchObject({ upload: 0, reuse: 0, unchangedListings: 3 })
  })

  it.each([
    ['the product', { name: 'products.update' }],
    ['the product without the views', { name: 'products.update', from: 2 }],
    ['the variation', { name: 'variations.update' }],
  ])('finds out what the store did when its answer about %s is lost', async (_name, which) => {
    const pictures = await mapped()
    const created = scene.created().length
    const planId = await scene.plan(await scene.draft(pictures))
    const fault = scene.sandbox.world.faults.add({ place: 'rest', ...which, effect: { kind: 'drop-after' } })
    const runId = await scene.carryOut(planId)
    expect(fault.struck).toBe(1)
    expect(await scene.states(runId)).toEqual(done)
    expect(scene.created()).toHaveLength(created + 3)
    for (const state of await scene.shown()) expect(idsOf(state)).not.toContain(redOf(state).at(-1))
  })

  it('fetches what several products show once, also where the requests of all of them are refused and sent again', async () => {
    const draftId = await scene.draft((await mapped()).slice(0, 1))
    const { productIds } = await scene.db.exportDraft.findUniqueOrThrow({ where: { id: draftId } })
    const own = { workspaceId: scene.workspaceId, role: 'angle' as const, position: 1, origin: 'manual' as const }
    for (const productId of productIds) {
      const assetId = await scene.picture(seed)
      seed += 1
      await scene.db.mapping.create({ data: { ...own, productId, assetId, target: 'product' } })
    }
    const created = scene.created().length
    const planId = await scene.plan(draftId)
    const effect = { kind: 'status', status: 503, retryAfterSeconds: 1 } as const
    const refused = scene.sandbox.world.faults.add({ place: 'rest', name: 'products.update', count: 3, effect })
    expect(await scene.states(await scene.carryOut(planId))).toEqual(done)
    expect(refused.struck).toBe(3)
    expect(scene.created()).toHaveLength(created + 4)
  })

  it('fails the product of a picture that cannot be fetched, with the store’s words, and makes it whole next time', async () => {
    const pictures = await mapped()
    const created = scene.created().length
    const draftId = await scene.draft(pictures)
    scene.sandbox.world.faults.add({ place: 'sideload', effect: { kind: 'status', status: 404 } })
    const runId = await scene.carryOut(await scene.plan(draftId))
    const states = await scene.states(runId)
    expect(states.filter(([state]) => state === 'done')).toHaveLength(2)
    const [, words] = states.find(([state]) => state === 'failed')!
    expect(words).toContain('woocommerce_product_image_upload_error: Error getting remote image')
    const next = await scene.carryOut(await scene.plan(draftId))
    expect(new Set((await scene.states(next)).map(([, code]) => code))).toEqual(new Set([null, 'unchanged: null']))
    expect(scene.created()).toHaveLength(created + 3)
  })

  it('tries again when pictures cannot be fetched for a moment, and fetches none twice', async () => {
    const pictures = await mapped()
    const created = scene.created().length
    const planId = await scene.plan(await scene.draft(pictures))
    const effect = { kind: 'status', status: 503 } as const
    const fault = scene.sandbox.world.faults.add({ place: 'sideload', count: 2, effect })
    const runId = await scene.carryOut(planId)
    expect(fault.struck).toBe(2)
    expect(await scene.states(runId)).toEqual(done)
    expect(scene.created()).toHaveLength(created + 3)
  })

  it('is taken back exactly', async () => {
    const before = await scene.shown()
    const runId = await scene.carryOut(await scene.plan(await scene.draft(await mapped()), 'mirror'))
    expect(await scene.states(runId)).toEqual(done)
    const { planUndoOfRun } = await import('../../../app/services/plan-undo.server.ts')
    const undoId = await scene.carryOut(await planUndoOfRun({ workspaceId: scene.workspaceId, runId }))
    expect(await scene.states(undoId)).toEqual(done)
    expect(await scene.shown()).toEqual(before)
  })

  it('takes away what was fetched once more where only mapped pictures stay', async () => {
    const { pictures, own } = await fetchedTwice()
    const runId = await scene.carryOut(await scene.plan(await scene.draft(pictures), 'mirror'))
    expect(await scene.states(runId)).toEqual(done)
    expect((await scene.shown()).map(idsOf)).toEqual([[own], [own], [own]])
  })
})
