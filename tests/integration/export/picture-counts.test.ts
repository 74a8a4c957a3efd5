import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Worker } from '../../../app/pipeline/start-worker.server.ts'
import { anExportScene, type ExportScene } from './export-scene.ts'

let scene: ExportScene
let worker: Worker

beforeAll(async () => {
  scene = await anExportScene({ products: 2, clockSpeed: 1 })
  const { startWorker } = await import('../../../app/pipeline/start-worker.server.ts')
  worker = await startWorker()
})

afterAll(async () => {
  await worker.stop()
  await scene.close()
})

const counts = async (runId: string) => (await scene.items(runId)).map(({ imagesDone }) => imagesDone)

describe('the pictures of an export', () => {
  it('are counted as they arrive, within a step that goes on', async () => {
    const pictures = await Promise.all([71, 72, 73].map(async (seed) => ({ assetId: await scene.picture(seed) })))
    const planId = await scene.plan(await scene.draft(pictures))
    // One arrives so late after another that it is time to count, and the last one once that was seen.
    const last = Promise.withResolvers<void>()
    let uploads = 0
    scene.sandbox.world.faults.add({ place: 'stagedUpload', effect: { kind: 'delay', delayMs: 3000 } })
    scene.sandbox.world.gate = {
      arrived: ({ place }) => (place === 'stagedUpload' && (uploads += 1) === 3 ? last.promise : undefined),
    }
    const runId = await scene.start(planId)
    await expect.poll(() => counts(runId)).toEqual([2, 2])
    expect(scene.createdFiles()).toHaveLength(0)
    scene.sandbox.world.gate = null
    last.resolve()
    await scene.finished(runId)
    expect(await counts(runId)).toEqual([3, 3])
  })

  it('of a product that failed are those that the account has', async () => {
    const pictures = await Promise.all([74, 75].map(async (seed) => ({ assetId: await scene.picture(seed) })))
    const planId = await scene.plan(await scene.draft(pictures, 1))
    scene.sandbox.world.faults.add({
      place: 'media',
      effect: { kind: 'media-processing-failure', code: 'IMAGE_PROCESSING_FAILURE' },
    })
    const runId = await scene.start(planId)
    await scene.finished(runId)
    expect(await scene.items(runId)).toMatchObject([{ state: 'failed', imagesDone: 1 }])
  })
})
