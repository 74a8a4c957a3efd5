import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Worker } from '../../../app/pipeline/start-worker.server.ts'
import { anExportScene, type ExportScene } from './export-scene.ts'

let scene: ExportScene
let worker: Worker
let pictures: string[]

beforeAll(async () => {
  scene = await anExportScene()
  const { startWorker } = await import('../../../app/pipeline/start-worker.server.ts')
  worker = await startWorker()
  pictures = await Promise.all([1, 2, 3].map((seed) => scene.picture(seed)))
})

afterAll(async () => {
  await worker.stop()
  await scene.close()
})

afterEach(() => scene.sandbox.world.faults.clear())

const [hero, red, blue] = [0, 1, 2]
const mapped = () => [
  { assetId: pictures[hero]!, role: 'hero' },
  { assetId: pictures[red]!, colour: 'Red' },
  { assetId: pictures[blue]!, colour: 'Blue' },
]

const fileOf = (fileName: string) => scene.createdFiles().find(({ filename }) => filename.startsWith(fileName))!.id

describe('an approved plan', () => {
  it('becomes live pictures on every product, each file made once', async () => {
    const runId = await scene.start(await scene.plan(await scene.draft(mapped())))
    await scene.finished(runId)
    expect(await scene.items(runId)).toMatchObject([
      { state: 'done', imagesDone: 3 },
      { state: 'done', imagesDone: 3 },
      { state: 'done', imagesDone: 3 },
    ])
    expect(scene.createdFiles()).toHaveLength(3)
    for (const product of scene.shop.products.values()) {
      const [first, second, third, ...theirs] = product.media.map(({ fileId }) => fileId)
      expect([first, second, third]).toEqual(['mug-no-1', 'mug-no-2', 'mug-no-3'].map(fileOf))
      expect(theirs).toHaveLength(2)
      const images = product.variantIds.map((id) => scene.shop.variants.get(id)?.mediaId)
      expect(images).toEqual(['mug-no-2', 'mug-no-3'].map(fileOf))
    }
    const run = await scene.db.exportRun.findUniqueOrThrow({ where: { id: runId } })
    expect(run).toMatchObject({ state: 'finished', cost: { calls: expect.any(Number) as number } })
  })

  it('that finds everything in place writes nothing', async () => {
    const before = scene.sandbox.world.requests.since(0).length
    const planId = await scene.plan(await scene.draft(mapped()))
    const plan = await scene.db.exportPlan.findUniqueOrThrow({ where: { id: planId } })
    expect(plan).toMatchObject({ totals: { unchangedListings: 3 }, estimate: { calls: 0, points: 0 } })
    const runId = await scene.start(planId)
    expect(await scene.items(runId)).toMatchObject([{ state: 'skipped', errorCode: 'unchanged' }, {}, {}])
    const operations = scene.sandbox.world.requests.since(before).map(({ operation }) => operation)
    expect(operations).not.toContain('FilesCreate')
    expect(operations).not.toContain('FilesAttach')
  })

  it('says of a product that nothing is mapped to it, not that it shows what is mapped', async () => {
    const draftId = await scene.draft(mapped())
    const [{ productId } = { productId: '' }] = await scene.db.listing.findMany({
      where: { workspaceId: scene.workspaceId },
      orderBy: { remoteId: 'asc' },
      take: 1,
    })
    await scene.db.mapping.deleteMany({ where: { workspaceId: scene.workspaceId, productId } })
    const items = await scene.items(await scene.start(await scene.plan(draftId)))
    expect(items.map(({ errorCode }) => errorCode).toSorted()).toEqual(['nothing_mapped', 'unchanged', 'unchanged'])
  })

  it('skips a product that the merchant changed meanwhile, and leaves it alone', async () => {
    const extra = await scene.picture(4)
    const planId = await scene.plan(await scene.draft([...mapped(), { assetId: extra }]))
    const [product] = scene.shop.products.values()
    product!.media.reverse()
    const shown = [...product!.media]
    const runId = await scene.start(planId)
    await scene.finished(runId)
    const items = await scene.items(runId)
    expect(items.map(({ state, errorCode }) => [state, errorCode])).toEqual([
      ['skipped', 'listing_changed'],
      ['done', null],
      ['done', null],
    ])
    expect(product!.media).toEqual(shown)
  })

  it('fails the product of a picture that Shopify cannot process, names the picture, and a retry redoes only that', async () => {
    const broken = await scene.picture(5)
    const planId = await scene.plan(await scene.draft([{ assetId: broken }]))
    scene.sandbox.world.faults.add({
      place: 'media',
      effect: { kind: 'media-processing-failure', code: 'IMAGE_PROCESSING_FAILURE' },
    })
    const runId = await scene.start(planId)
    await scene.finished(runId)
    const failed = await scene.items(runId)
    expect(failed[0]).toMatchObject({
      state: 'failed',
      errorCode: 'shopify:IMAGE_PROCESSING_FAILURE',
      errorAssetId: broken,
    })
    expect(scene.createdFiles().some(({ filename }) => filename.startsWith('mug-no-5'))).toBe(false)
    const { retryExport } = await import('../../../app/services/retry-export.server.ts')
    const { workspaceId } = scene
    expect(await retryExport({ workspaceId, runId })).toBe(3)
    await scene.finished(runId)
    expect(await scene.items(runId)).toMatchObject([
      { state: 'done', attempt: 2 },
      { state: 'done', attempt: 2 },
      { state: 'done', attempt: 2 },
    ])
    expect(scene.createdFiles().filter(({ filename }) => filename.startsWith('mug-no-5'))).toHaveLength(1)
  })

  it('survives lost answers, throttling, outages and a revoked token without a duplicate', async () => {
    const picture = await scene.picture(6)
    const planId = await scene.plan(await scene.draft([{ assetId: picture, role: 'hero' }]))
    const { faults } = scene.sandbox.world
    faults.add({ place: 'graphql', name: 'StagedUploads', effect: { kind: 'drop-after' } })
    faults.add({ place: 'graphql', name: 'FilesCreate', effect: { kind: 'drop-after' } })
    faults.add({ place: 'graphql', name: 'FilesAttach', effect: { kind: 'drop-before' } })
    faults.add({ place: 'graphql', name: 'ReorderMedia', effect: { kind: 'status', status: 503 } })
    faults.add({ place: 'graphql', name: 'FileStatuses', effect: { kind: 'throttled' } })
    faults.add({ place: 'graphql', name: 'ListingStates', effect: { kind: 'revoke-token' } })
    faults.add({ place: 'stagedUpload', effect: { kind: 'status', status: 503 } })
    const runId = await scene.start(planId)
    await scene.finished(runId)
    expect((await scene.items(runId)).map(({ state }) => state)).toEqual(['done', 'done', 'done'])
    expect(scene.createdFiles().filter(({ filename }) => filename.startsWith('mug-no-6'))).toHaveLength(1)
    expect(await scene.db.step.count({ where: { runId, finishedAt: null } })).toBe(0)
  })

  it('is refused when the mapping changed, and while another export owns a product', async () => {
    const planId = await scene.plan(await scene.draft([{ assetId: await scene.picture(7) }]))
    await scene.db.mapping.updateMany({ where: { workspaceId: scene.workspaceId }, data: { altText: 'New' } })
    await expect(scene.start(planId)).rejects.toMatchObject({ code: 'plan_outdated' })
    const draftId = await scene.draft([{ assetId: await scene.picture(7) }])
    const [one, two] = [await scene.plan(draftId), await scene.plan(draftId)]
    scene.sandbox.world.faults.add({ place: 'media', effect: { kind: 'media-stuck' } })
    const runId = await scene.start(one)
    expect(await scene.start(one)).toBe(runId)
    await expect(scene.start(two)).rejects.toMatchObject({ code: 'exports_overlap' })
    const { cancelExport } = await import('../../../app/services/cancel-export.server.ts')
    await cancelExport({ workspaceId: scene.workspaceId, runId })
  })
})
