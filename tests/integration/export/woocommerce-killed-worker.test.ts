import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startWorkerProcess } from '../../support/worker-process.ts'
import { aStoreScene, type StoreScene } from './store-scene.ts'

// Each starts two worker processes, one after the other.
vi.setConfig({ testTimeout: 90_000 })

let scene: StoreScene
let seed = 1

beforeAll(async () => {
  scene = await aStoreScene({ access: 'application_password', products: 2 })
})

afterAll(() => scene.close())

describe('a worker that is killed while it exports to a store', () => {
  it.each([
    ['before', 'media.upload'],
    ['after', 'media.upload'],
    ['after', 'products.update'],
    ['after', 'variations.batch'],
  ])('%s an answer to %s: the next one ends the run as if nothing had happened', async (moment, name) => {
    const [hero, red] = [await scene.picture(seed), await scene.picture(seed + 1)]
    seed += 2
    const pictures = [
      { assetId: hero, role: 'hero' },
      { assetId: red, colour: 'Red' },
    ]
    const created = scene.created().length
    const planId = await scene.plan(await scene.draft(pictures))
    const { faults } = scene.sandbox.world
    const delayMs = 3_600_000
    const effect = { kind: moment === 'before' ? 'delay' : 'slow-body', delayMs } as const
    const fault = faults.add({ place: 'rest', name, effect })
    const victim = await startWorkerProcess('http://127.0.0.1:1')
    const runId = await scene.start(planId)
    await vi.waitFor(() => expect(fault.struck).toBe(1), { timeout: 20_000, interval: 20 })
    await victim.kill()
    faults.clear()

    const successor = await startWorkerProcess('http://127.0.0.1:1')
    await scene.finished(runId)
    await successor.kill()
    expect(await scene.states(runId)).toEqual([1, 2].map(() => ['done', null]))
    expect(scene.created()).toHaveLength(created + 2)
    const ledger = await scene.db.remoteFile.findMany({ where: { assetId: { in: [hero, red] } } })
    const newest = scene.created().slice(-2)
    expect(ledger.map(({ remoteId }) => remoteId).sort()).toEqual(newest.map(({ id }) => String(id)).sort())
    expect(await scene.db.step.count({ where: { runId, finishedAt: null } })).toBe(0)
  })
})
