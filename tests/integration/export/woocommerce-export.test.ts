import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Worker } from '../../../app/pipeline/start-worker.server.ts'
import { holdRequest } from '../../support/hold-request.ts'
import { aStoreScene, type StoreScene } from './store-scene.ts'

let scene: StoreScene
let worker: Worker
let seed = 1

beforeAll(async () => {
  scene = await aStoreScene({ access: 'application_password', directory: '/shop' })
  const { startWorker } = await import('../../../app/pipeline/start-worker.server.ts')
  worker = await startWorker()
})

afterAll(async () => {
  await worker.stop()
  await scene.close()
})

const done = [1, 2, 3].map(() => ['done', null])
const operations = () =>
  scene.sandbox.world.requests
    .since(0)
    .map(({ operation }) => operation)
    .filter((name) => !name.startsWith('index'))

/** A main picture, one for the red variations, and their further view. */
async function mapped() {
  const [hero, red, view] = [await scene.picture(seed), await scene.picture(seed + 1), await scene.picture(seed + 2)]
  seed += 3
  const pictures = [
    { assetId: hero, role: 'hero' },
    { assetId: red, colour: 'Red' },
    { assetId: view, colour: 'Red' },
  ]
  return { pictures, assetIds: [hero, red, view] }
}

async function fileIds(assetIds: readonly string[]): Promise<string[]> {
  const rows = await scene.db.remoteFile.findMany({ where: { assetId: { in: [...assetIds] } } })
  return assetIds.map((id) => rows.find(({ assetId }) => assetId === id)?.remoteId ?? '')
}

describe('an export to a store in a folder, with an application password', () => {
  it('puts each picture into the library once, and onto products and variations', async () => {
    const { pictures, assetIds } = await mapped()
    const before = await scene.shown()
    const runId = await scene.carryOut(await scene.plan(await scene.draft(pictures)))
    expect(await scene.states(runId)).toEqual(done)
    expect(scene.created()).toHaveLength(3)
    const [hero, red, view] = await fileIds(assetIds)
    for (const [index, state] of (await scene.shown()).entries()) {
      const theirs = before[index]!.media.map(({ id }) => id)
      expect(state.media.map(({ id }) => id)).toEqual([hero, ...theirs])
      expect(state.variants.map(({ mediaId, galleryIds }) => [mediaId, galleryIds])).toEqual([
        [red, [view]],
        [null, []],
      ])
    }

    scene.sandbox.world.requests.clear()
    const again = await scene.plan(await scene.draft(pictures))
    const { totals } = await scene.db.exportPlan.findUniqueOrThrow({ where: { id: again } })
    expect(totals).toMatchObject({ upload: 0, reuse: 0, unchangedListings: 3 })
    expect(scene.created()).toHaveLength(3)
  })

  it('asks the store little: at most one and a half requests for each picture of a gallery', async () => {
    const pictures = await Promise.all([90, 91, 92, 93, 94].map(async (no) => ({ assetId: await scene.picture(no) })))
    const planId = await scene.plan(await scene.draft(pictures))
    const created = scene.created().length
    scene.sandbox.world.requests.clear()
    const runId = await scene.carryOut(planId)
    expect(await scene.states(runId)).toEqual(done)
    // Shared by three products: five uploads; each product is written once.
    expect(scene.created()).toHaveLength(created + 5)
    expect(operations().filter((name) => name === 'products.update')).toHaveLength(3)
    expect(operations().length / (3 * pictures.length)).toBeLessThanOrEqual(1.5)
  })

  it('is taken back exactly, and its undo as well', async () => {
    const { pictures } = await mapped()
    const before = await scene.shown()
    const { planUndoOfRun } = await import('../../../app/services/plan-undo.server.ts')
    const undo = (runId: string) => planUndoOfRun({ workspaceId: scene.workspaceId, runId })
    const runId = await scene.carryOut(await scene.plan(await scene.draft(pictures), 'mirror'))
    expect(await scene.states(runId)).toEqual(done)
    const after = await scene.shown()
    const undoId = await scene.carryOut(await undo(runId))
    expect(await scene.states(undoId)).toEqual(done)
    expect(await scene.shown()).toEqual(before)
    await scene.carryOut(await undo(undoId))
    expect(await scene.shown()).toEqual(after)
  })

  it.each([
    ['an upload', 'media.upload'],
    ['a product', 'products.update'],
    ['a batch of variations', 'variations.batch'],
  ])('makes nothing twice when the answer about %s is lost', async (_name, name) => {
    const { pictures, assetIds } = await mapped()
    const created = scene.created().length
    const planId = await scene.plan(await scene.draft(pictures))
    const fault = scene.sandbox.world.faults.add({ place: 'rest', name, effect: { kind: 'drop-after' } })
    const runId = await scene.carryOut(planId)
    expect(fault.struck).toBe(1)
    expect(await scene.states(runId)).toEqual(done)
    expect(scene.created()).toHaveLength(created + 3)
    const made = scene.created().map(({ id }) => String(id))
    for (const id of await fileIds(assetIds)) expect(made).toContain(id)
  })

  it.each([
    ['a gateway that gives up', { kind: 'status-after', status: 504 }],
    ['a critical error', { kind: 'critical-error-after' }],
    ['maintenance for a moment', { kind: 'status', status: 503, retryAfterSeconds: 1 }],
    ['a page instead of an answer', { kind: 'html' }],
    ['too many requests', { kind: 'status', status: 429, retryAfterSeconds: 1 }],
  ] as const)('gets over %s', async (_name, effect) => {
    const { pictures } = await mapped()
    const created = scene.created().length
    const planId = await scene.plan(await scene.draft(pictures))
    for (const name of ['media.upload', 'products.update'])
      scene.sandbox.world.faults.add({ place: 'rest', name, effect })
    const runId = await scene.carryOut(planId)
    expect(await scene.states(runId)).toEqual(done)
    expect(scene.created()).toHaveLength(created + 3)
  })

  it.each([
    ['an upload', 'media.upload'],
    ['a look at a product', 'products.list'],
  ])('waits when its user loses the role before %s, and goes on once the user has it back', async (_name, name) => {
    const { pictures } = await mapped()
    const planId = await scene.plan(await scene.draft(pictures))
    const created = scene.created().length
    const [admin] = scene.sandbox.sites.store!.site.data.users
    scene.sandbox.world.gate = { arrived: (passing) => void (passing.name === name && (admin!.role = 'customer')) }
    const runId = await scene.start(planId)
    const connection = () => scene.db.connection.findUniqueOrThrow({ where: { id: scene.connectionId } })
    const refused = { status: 'needs_reconnect', statusReason: 'access_too_weak' }
    await vi.waitFor(async () => expect(await connection()).toMatchObject(refused), { timeout: 20_000, interval: 50 })
    scene.sandbox.world.gate = null
    expect((await scene.states(runId)).map(([, code]) => code)).toEqual([null, null, null])
    admin!.role = 'administrator'
    const { checkAccount } = await import('../../../app/connections/check-account.server.ts')
    expect(await checkAccount(scene.workspaceId, scene.connectionId)).toMatchObject({ recovered: true })
    await scene.finished(runId)
    expect(await scene.states(runId)).toEqual(done)
    expect(scene.created()).toHaveLength(created + 3)
  })

  it('keeps what somebody adds while it runs', async () => {
    const { pictures } = await mapped()
    const planId = await scene.plan(await scene.draft(pictures))
    const { data } = scene.sandbox.sites.store!.site
    const [product] = data.products.values()
    const theirs = [...data.attachments.values()].find(({ file }) => file.includes('theirs-2-1'))!
    const upload = holdRequest(scene.sandbox.world, 'media.upload')
    const runId = await scene.start(planId)
    await upload.arrived
    product!.galleryIds = [...product!.galleryIds, theirs.id]
    upload.letGo()
    await scene.finished(runId)
    expect(await scene.states(runId)).toEqual(done)
    const [state] = await scene.shown()
    expect(state?.media.map(({ id }) => id)).toContain(String(theirs.id))
    product!.galleryIds = product!.galleryIds.filter((id) => id !== theirs.id)
  })
})
