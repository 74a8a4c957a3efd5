import { Readable } from 'node:stream'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Worker } from '../../../app/pipeline/start-worker.server.ts'
import { startReplacing } from '../../../sandbox/shopify/media/processing.ts'
import type { Product } from '../../../sandbox/shopify/state/model.ts'
import { aVideo, type VideoShape } from '../../../sandbox/testing/a-video.ts'
import { holdRequest } from '../../support/hold-request.ts'
import { anExportScene, type ExportScene, type MappedPicture } from './export-scene.ts'

let scene: ExportScene
let worker: Worker
let hero: string
let turn: string

beforeAll(async () => {
  scene = await anExportScene({ products: 2, clockSpeed: 20 })
  // A second of ours.
  scene.sandbox.world.behaviour.videoProcessingMs = 20_000
  const { startWorker } = await import('../../../app/pipeline/start-worker.server.ts')
  worker = await startWorker()
  hero = await scene.picture(1)
  turn = await video('Mug turns.mp4')
})

afterAll(async () => {
  await worker.stop()
  await scene.close()
})

afterEach(() => scene.sandbox.world.faults.clear())

async function video(fileName: string, seed = 1, shape: VideoShape = {}): Promise<string> {
  const { importAsset } = await import('../../../app/services/import-asset.server.ts')
  const { workspaceId } = scene
  const body = Readable.from([await aVideo(seed, shape)])
  const result = await importAsset({ workspaceId, body, fileName, source: 'upload' })
  if (!result.ok) throw new Error(result.issue.code)
  return result.value.assetId
}

const mapped = (): MappedPicture[] => [
  { assetId: hero, role: 'hero' },
  { assetId: turn, role: 'video' },
]

/** As the merchant reviews it. */
async function planPage(planId: string) {
  const { planColumns, readPlanView } = await import('../../../app/queries/plan-view.server.ts')
  const plan = await scene.db.exportPlan.findUniqueOrThrow({ where: { id: planId }, select: planColumns })
  return readPlanView(scene.workspaceId, plan, 1)
}

/** As the merchant watches it. */
async function runPage(runId: string) {
  const { exportRunPage } = await import('../../../app/queries/export-run-page.server.ts')
  return exportRunPage(scene.workspaceId, scene.shop.identity.domain, runId)
}

async function carriedOut(planId: string): Promise<string> {
  const { startExport } = await import('../../../app/services/start-export.server.ts')
  const { totals } = await planPage(planId)
  const { workspaceId } = scene
  const runId = await startExport({ workspaceId, planId, approvedBy: 'test', confirmRemovals: totals.removals })
  await scene.finished(runId)
  return runId
}

const videos = () => scene.createdFiles().filter(({ __typename }) => __typename === 'Video')
const products = () => [...scene.shop.products.values()]
const shown = ({ media }: Product) =>
  media.map(({ fileId }) => scene.shop.files.get(fileId)).filter((file) => file !== undefined)
const kinds = (product: Product) => shown(product).map(({ __typename }) => __typename)
const variantPictures = ({ variantIds }: Product) =>
  variantIds.map((id) => scene.shop.variants.get(id)?.mediaId ?? null)

describe('a video in an export to the shop', () => {
  it('is counted with the pictures, in the plan and while it goes, and stands among them', async () => {
    const before = products().map(variantPictures)
    const planId = await scene.plan(await scene.draft(mapped()))
    const { totals, estimate, items } = await planPage(planId)
    expect(totals).toMatchObject({ listings: 2, upload: 4, reuse: 0, assignedVariants: 0, errors: 0, warnings: 0 })
    expect(estimate.seconds).toBeGreaterThan(60)
    const afterIt = ['mug-no-1', 'mug-turns', 'theirs', 'theirs']
    for (const { coming, after, videos: apart } of items) {
      expect(coming).toMatchObject({ upload: 2 })
      expect(after).toHaveLength(afterIt.length)
      expect(apart).toEqual([])
    }
    const page = await runPage(await carriedOut(planId))
    expect(page.items).toMatchObject(
      [1, 2].map(() => ({ state: 'done', imagesDone: 2, imagesTotal: 2, problem: null })),
    )
    expect(videos()).toHaveLength(1)
    for (const product of products()) {
      expect(kinds(product)).toEqual(['MediaImage', 'Video', 'MediaImage', 'MediaImage'])
      expect(shown(product).map(({ filename }, index) => filename.startsWith(afterIt[index]!))).not.toContain(false)
    }
    expect(products().map(variantPictures)).toEqual(before)
  })

  it('is in place already the next time', async () => {
    const { totals } = await planPage(await scene.plan(await scene.draft(mapped())))
    expect(totals).toMatchObject({ upload: 0, reuse: 0, present: 4, unchangedListings: 2 })
  })

  it('for a variant alone goes to its product, and the variant keeps its picture', async () => {
    const before = products().map(variantPictures)
    const other = await video('Red mug turns.mp4', 2)
    const planId = await scene.plan(await scene.draft([...mapped(), { assetId: other, role: 'video', colour: 'Red' }]))
    const { totals, items } = await planPage(planId)
    expect(totals).toMatchObject({ upload: 2, present: 4, assignedVariants: 0 })
    expect(items.flatMap(({ issues }) => issues)).toEqual([])
    const runId = await carriedOut(planId)
    expect((await runPage(runId)).items).toMatchObject([{ state: 'done' }, { state: 'done' }])
    for (const product of products()) expect(kinds(product).filter((kind) => kind === 'Video')).toHaveLength(2)
    expect(products().map(variantPictures)).toEqual(before)

    const { planUndoOfRun } = await import('../../../app/services/plan-undo.server.ts')
    const undo = await planUndoOfRun({ workspaceId: scene.workspaceId, runId })
    expect((await planPage(undo)).totals).toMatchObject({ removals: 2 })
    await carriedOut(undo)
    for (const product of products())
      expect(kinds(product)).toEqual(['MediaImage', 'Video', 'MediaImage', 'MediaImage'])
  })

  it('keeps no other product waiting while Shopify processes it', async () => {
    const slow = await video('Slow turn.mp4', 5)
    const draftId = await scene.draft([{ assetId: await scene.picture(3) }, { assetId: slow, role: 'video' }])
    const [, second] = (await planPage(await scene.plan(draftId))).items
    await scene.db.mapping.deleteMany({ where: { assetId: slow, productId: second!.productId } })
    scene.sandbox.world.faults.add({ place: 'media', name: 'Video', effect: { kind: 'media-stuck' } })
    const runId = await scene.start(await scene.plan(draftId))
    const states = async () => (await runPage(runId)).items.map(({ state }) => state)
    const stuck = () => videos().filter(({ status }) => status === 'PROCESSING')
    const seen = async () => [...(await states()), stuck().length]
    await expect.poll(seen, { timeout: 20_000 }).toEqual(['uploading', 'done', 1])
    for (const file of stuck()) startReplacing(scene.sandbox.world, scene.shop, file)
    await scene.finished(runId)
    expect(await states()).toEqual(['done', 'done'])
  })

  /** An export of a video that Shopify does not get done with, and which the worker waits for. */
  async function waitsFor(fileName: string, seed: number) {
    const slow = await video(fileName, seed)
    scene.sandbox.world.faults.add({ place: 'media', name: 'Video', effect: { kind: 'media-stuck' } })
    const draftId = await scene.draft([{ assetId: slow, role: 'video' }], 1)
    const look = holdRequest(scene.sandbox.world, 'FileStatuses')
    const runId = await scene.start(await scene.plan(draftId))
    await look.arrived
    look.letGo()
    const stuck = () => videos().filter(({ status }) => status === 'PROCESSING')
    expect(stuck()).toHaveLength(1)
    const run = () => scene.db.exportRun.findUniqueOrThrow({ where: { id: runId } })
    return {
      ...{ draftId, runId, request: { workspaceId: scene.workspaceId, runId } },
      becomesReady: () => stuck().forEach((file) => startReplacing(scene.sandbox.world, scene.shop, file)),
      reaches: (state: string) => expect.poll(async () => (await run()).state, { timeout: 20_000 }).toBe(state),
    }
  }

  it('does not keep an export from being paused, and is taken up when it goes on', async () => {
    const { runId, request, becomesReady, reaches } = await waitsFor('Paused turn.mp4', 6)
    const { pauseExport } = await import('../../../app/services/pause-export.server.ts')
    const { resumeExport } = await import('../../../app/services/resume-export.server.ts')
    await pauseExport(request)
    await reaches('paused')
    expect(await scene.items(runId)).toMatchObject([{ state: 'queued' }])
    const made = videos().length
    becomesReady()
    await resumeExport(request)
    await scene.finished(runId)
    expect((await runPage(runId)).items).toMatchObject([{ state: 'done', imagesDone: 1 }])
    expect(videos()).toHaveLength(made)
  })

  it('does not keep an export from being cancelled, and is used by the next one', async () => {
    const { draftId, runId, request, becomesReady, reaches } = await waitsFor('Cancelled turn.mp4', 7)
    const { cancelExport } = await import('../../../app/services/cancel-export.server.ts')
    await cancelExport(request)
    await reaches('cancelled')
    const errorDetail = '1 of 1 pictures uploaded, 0 on the product'
    expect(await scene.items(runId)).toMatchObject([{ state: 'cancelled', errorDetail }])
    const made = videos().length
    becomesReady()
    const next = await carriedOut(await scene.plan(draftId))
    expect((await runPage(next)).items).toMatchObject([{ state: 'done', imagesDone: 1 }])
    expect(videos()).toHaveLength(made)
  })

  it('that is too long stays out, the plan says why, and the pictures go', async () => {
    const long = await video('Whole story.mp4', 3, { seconds: 601 })
    const planId = await scene.plan(
      await scene.draft([{ assetId: await scene.picture(2) }, { assetId: long, role: 'video' }], 1),
    )
    const { totals, items } = await planPage(planId)
    expect(totals).toMatchObject({ upload: 1, errors: 1 })
    expect(items[0]?.issues).toMatchObject([
      { code: 'video_too_long', fileName: 'Whole story.mp4', happened: 'The video is longer than 10 minutes.' },
    ])
    expect((await runPage(await carriedOut(planId))).items).toMatchObject([
      { state: 'done', imagesDone: 1, imagesTotal: 1 },
    ])
  })

  it('that Shopify refuses fails its product in words, names the video, and a retry sends it anew', async () => {
    const refused = await video('Refused.mp4', 4)
    const planId = await scene.plan(await scene.draft([{ assetId: refused, role: 'video' }], 1))
    scene.sandbox.world.faults.add({
      place: 'media',
      effect: { kind: 'media-processing-failure', code: 'VIDEO_VALIDATION_ERROR' },
    })
    const runId = await carriedOut(planId)
    const page = await runPage(runId)
    expect(page.items).toMatchObject([
      {
        ...{ state: 'failed', imagesDone: 0, imagesTotal: 1 },
        problem: { happened: 'Shopify could not read the video.', assetId: refused },
      },
    ])
    expect(page.pictures[refused]).toMatchObject({ fileName: 'Refused.mp4' })
    const { retryExport } = await import('../../../app/services/retry-export.server.ts')
    await retryExport({ workspaceId: scene.workspaceId, runId })
    await scene.finished(runId)
    expect((await runPage(runId)).items).toMatchObject([{ state: 'done', imagesDone: 1 }])
    expect(videos().filter(({ filename }) => filename.startsWith('refused'))).toHaveLength(1)
  })
})
