import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Worker } from '../../../app/pipeline/start-worker.server.ts'
import { aStoreScene, type StoreScene } from './store-scene.ts'

let scene: StoreScene
let worker: Worker
let seed = 1

beforeAll(async () => {
  scene = await aStoreScene({ access: 'keys', settings: { version: '9.9.5' } })
  const { startWorker } = await import('../../../app/pipeline/start-worker.server.ts')
  worker = await startWorker()
})

afterAll(async () => {
  await worker.stop()
  await scene.close()
})

const done = [1, 2, 3].map(() => ['done', null])
const strike = (name: string, effect: Parameters<typeof scene.sandbox.world.faults.add>[0]['effect']) =>
  scene.sandbox.world.faults.add({ place: 'rest', name, effect })

async function mapped() {
  const [hero, red] = [await scene.picture(seed), await scene.picture(seed + 1)]
  seed += 2
  return [
    { assetId: hero, role: 'hero' },
    { assetId: red, colour: 'Red' },
  ]
}

describe('an export to a store over http, with keys', () => {
  it('has the store fetch each picture once from its public address, and the others use it', async () => {
    const pictures = await mapped()
    const runId = await scene.carryOut(await scene.plan(await scene.draft(pictures)))
    expect(await scene.states(runId)).toEqual(done)
    expect(scene.created().map(({ file }) => file.split('/').at(-1))).toEqual([
      expect.stringMatching(/^mug-no-1-[0-9a-f]{12}\.jpg$/) as string,
      expect.stringMatching(/^mug-no-2-[0-9a-f]{12}\.jpg$/) as string,
    ])
    const [hero, red] = scene.created().map(({ id }) => String(id))
    for (const state of await scene.shown()) {
      expect(state.media[0]).toMatchObject({ id: hero, alt: expect.stringMatching(/^Mug/) as string })
      expect(state.variants.map(({ mediaId }) => mediaId)).toEqual([red, null])
    }
    const again = await scene.plan(await scene.draft(pictures))
    const { totals } = await scene.db.exportPlan.findUniqueOrThrow({ where: { id: again } })
    expect(totals).toMatchObject({ upload: 0, reuse: 0, unchangedListings: 3 })
  })

  it.each([
    ['the product', 'products.update'],
    ['the variation', 'variations.update'],
  ])('finds out what the store did when its answer about %s is lost', async (_name, name) => {
    const pictures = await mapped()
    const created = scene.created().length
    const planId = await scene.plan(await scene.draft(pictures))
    const fault = strike(name, { kind: 'drop-after' })
    const runId = await scene.carryOut(planId)
    expect(fault.struck).toBe(1)
    expect(await scene.states(runId)).toEqual(done)
    expect(scene.created()).toHaveLength(created + 2)
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
    expect(scene.created()).toHaveLength(created + 2)
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
})
