import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Worker } from '../../../app/pipeline/start-worker.server.ts'
import type { VideoChoice } from '../../../app/core/channel/video-choice.ts'
import { aVideo } from '../../../sandbox/testing/a-video.ts'
import { aStoreScene, type StoreScene } from './store-scene.ts'

let scene: StoreScene
let worker: Worker
let assetId: string

const written = '<p>A mug.</p>\n'
const products = () => [...scene.sandbox.sites.store!.site.data.products.values()]
const descriptions = () => products().map(({ description }) => description)
const videos = () => scene.created().filter(({ mimeType }) => mimeType === 'video/mp4')
const pictures = async () => [{ assetId, role: 'video' }, { assetId: await scene.picture(1) }]

async function choose(choice: VideoChoice): Promise<void> {
  const { updateConnectionSettings } = await import('../../../app/services/update-connection-settings.server.ts')
  const { workspaceId, connectionId } = scene
  await updateConnectionSettings({ workspaceId, connectionId, settings: { videos: choice } })
}

async function exported() {
  const runId = await scene.carryOut(await scene.plan(await scene.draft(await pictures())))
  expect(await scene.states(runId)).toEqual([1, 2].map(() => ['done', null]))
  return runId
}

beforeAll(async () => {
  scene = await aStoreScene({ access: 'application_password', products: 2 })
  const { importAsset } = await import('../../../app/services/import-asset.server.ts')
  const body = Readable.from([await aVideo()])
  const { workspaceId } = scene
  const result = await importAsset({ workspaceId, body, fileName: 'Mug turns.mp4', source: 'upload' })
  if (!result.ok) throw new Error(result.issue.code)
  assetId = result.value.assetId
  for (const product of products()) product.description = written
  const { startWorker } = await import('../../../app/pipeline/start-worker.server.ts')
  worker = await startWorker()
})

afterAll(async () => {
  await worker.stop()
  await scene.close()
})

describe('a video in an export to a store', () => {
  it('goes nowhere but where a store’s settings can say, and what they say besides stays', async () => {
    const { updateConnectionSettings } = await import('../../../app/services/update-connection-settings.server.ts')
    const { workspaceId, connectionId, db } = scene
    const save = (settings: Record<string, string>) => updateConnectionSettings({ workspaceId, connectionId, settings })
    await expect(save({ videos: 'everywhere' })).rejects.toMatchObject({ code: 'invalid_input', field: 'videos' })
    await save({ imageFormat: 'webp' })
    await save({ videos: 'leave_out' })
    const { settings } = await db.connection.findUniqueOrThrow({ where: { id: connectionId } })
    expect(settings).toEqual({ imageFormat: 'webp', videos: 'leave_out' })
  })

  it('stays out by default, and the plan says so', async () => {
    const planId = await scene.plan(await scene.draft(await pictures()))
    const items = await scene.db.exportPlanItem.findMany({ where: { planId } })
    for (const { issues } of items) expect(issues).toMatchObject([{ code: 'video_left_out', severity: 'info' }])
    expect(videos()).toEqual([])
  })

  it('goes to the media library once for all products, where that was chosen', async () => {
    await choose('library')
    await exported()
    expect(videos()).toHaveLength(1)
    expect(descriptions()).toEqual([written, written])
    const again = await scene.plan(await scene.draft(await pictures()))
    const { totals } = await scene.db.exportPlan.findUniqueOrThrow({ where: { id: again } })
    expect(totals).toMatchObject({ upload: 0, reuse: 0, unchangedListings: 2 })
  })

  it('goes into descriptions on request, also when the answer is lost, and is taken back character by character', async () => {
    await choose('description')
    scene.sandbox.world.faults.add({ place: 'rest', name: 'products.update', effect: { kind: 'drop-after' } })
    const runId = await exported()
    expect(videos()).toHaveLength(1)
    const player = new RegExp(`^${written}\n\n<figure class="wp-block-video mediaport-video-${videos()[0]!.id}">`)
    for (const text of descriptions()) {
      expect(text).toMatch(player)
      expect(text.match(/<video/g)).toHaveLength(1)
    }
    const { planUndoOfRun } = await import('../../../app/services/plan-undo.server.ts')
    const undo = await planUndoOfRun({ workspaceId: scene.workspaceId, runId })
    await choose('leave_out')
    expect(await scene.states(await scene.carryOut(undo))).toEqual([1, 2].map(() => ['done', null]))
    expect(descriptions()).toEqual([written, written])
  })
})
