import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorkerProcess, type WorkerProcess } from '../../support/worker-process.ts'
import { anExportScene, type ExportScene } from './export-scene.ts'

let scene: ExportScene
let workers: WorkerProcess[]

beforeAll(async () => {
  scene = await anExportScene({ products: 4, clockSpeed: 1 })
  workers = await Promise.all([1, 2].map(() => startWorkerProcess(scene.sandbox.url)))
})

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()))
  await scene.close()
})

describe('the bucket of a shop', () => {
  it.each([61, 62, 63])(
    'is never overdrawn, whichever of two workers has the next turn, and however little the others left in it: picture %i',
    async (seed) => {
      const { bucket } = scene.shop
      const planId = await scene.plan(await scene.draft([{ assetId: await scene.picture(seed) }]))
      // Somebody else spends what is there; one point comes back in ten milliseconds.
      bucket.reserve(bucket.status().currentlyAvailable - 20)
      const runId = await scene.start(planId)
      await scene.finished(runId)
      expect((await scene.items(runId)).map(({ state }) => state)).toEqual(Array.from({ length: 4 }, () => 'done'))
      const requests = scene.sandbox.world.requests.since(0)
      expect(requests.filter(({ throttled }) => throttled)).toEqual([])
    },
  )
})
