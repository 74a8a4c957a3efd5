import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { WorkerProcess } from '../../support/worker-process.ts'
import { startWorkerProcess } from '../../support/worker-process.ts'
import { anExportScene, type ExportScene } from './export-scene.ts'
import { anotherShop, type OtherShop } from './other-shop.ts'

let scene: ExportScene
let other: OtherShop
let workers: WorkerProcess[] = []

beforeAll(async () => {
  scene = await anExportScene({ products: 6 })
  other = await anotherShop(scene)
})

afterEach(async () => {
  for (const worker of workers) await worker.stop()
  workers = []
})

afterAll(() => scene.close())

const startWorkers = async (count: number) => {
  workers = await Promise.all(Array.from({ length: count }, () => startWorkerProcess(scene.sandbox.url)))
}

/** Of runs that are over, in the order in which they ended. */
async function endedInOrder(runIds: readonly string[]): Promise<string[]> {
  const runs = await scene.db.exportRun.findMany({
    where: { id: { in: [...runIds] }, finishedAt: { not: null } },
    orderBy: { finishedAt: 'asc' },
    select: { id: true },
  })
  return runs.map(({ id }) => id)
}

async function allEnded(runIds: readonly string[]): Promise<string[]> {
  return vi.waitFor(
    async () => {
      const ended = await endedInOrder(runIds)
      expect(ended).toHaveLength(runIds.length)
      return ended
    },
    { timeout: 25_000, interval: 50 },
  )
}

/** A draft of one product of the shop, with one picture. */
async function draftOf(index: number, assetId: string): Promise<string> {
  const { createDraft } = await import('../../../app/services/create-draft.server.ts')
  const { workspaceId, connectionId, shop, db } = scene
  const remoteIds = [...shop.products.keys()].slice(index, index + 1)
  const { draftId, productIds } = await createDraft({ workspaceId, connectionId, remoteIds })
  await db.mapping.deleteMany({ where: { workspaceId, productId: { in: [...productIds] } } })
  await db.mapping.createMany({
    data: productIds.map((productId) => ({
      ...{ workspaceId, productId, assetId, role: 'angle', position: 0 },
      ...{ target: 'product' as const, origin: 'manual' as const },
    })),
  })
  return draftId
}

/** The others stand still in the middle until the small one has ended. */
async function smallOneEndsFirst(
  others: string[],
  startSmall: () => Promise<string>,
  workerCount: number,
): Promise<void> {
  const released = Promise.withResolvers<void>()
  let held = 0
  scene.sandbox.world.gate = {
    arrived: ({ name }) => (name === 'FilesCreate' && (held += 1) <= others.length ? released.promise : undefined),
  }
  await startWorkers(workerCount)
  await expect.poll(() => held).toBe(others.length)
  const small = await startSmall()
  expect(await allEnded([small])).toEqual([small])
  expect(await endedInOrder(others)).toEqual([])
  released.resolve()
  await allEnded(others)
  scene.sandbox.world.gate = null
}

describe('the order of service', () => {
  it.each([1, 2])('a shop’s single picture does not wait for another shop’s export: %i worker(s)', async (count) => {
    const pictures = await Promise.all(Array.from({ length: 8 }, (_, index) => scene.picture(600 + count * 10 + index)))
    const large = await scene.start(await scene.plan(await scene.draft(pictures.map((assetId) => ({ assetId })))))
    await smallOneEndsFirst([large], () => other.start(count), count)
  })

  it('nor for ten other shops that are long in the middle of theirs', async () => {
    const shops = await Promise.all(
      Array.from({ length: 10 }, (_, index) => anotherShop(scene, `busy-${index}.myshopify.com`)),
    )
    const busy = await Promise.all(shops.map((shop, index) => shop.start(500 + index)))
    await smallOneEndsFirst(busy, () => other.start(50), 1)
  })

  it('puts what somebody waits for before what was scheduled, though that stood in the lane first', async () => {
    const { startExport } = await import('../../../app/services/start-export.server.ts')
    const { startDueExports } = await import('../../../app/pipeline/lane/start-due-exports.server.ts')
    const { workspaceId, connectionId, db } = scene
    const start = async (index: number, startAt: Date | null): Promise<string> => {
      const draftId = await draftOf(index, await scene.picture(700 + index))
      return startExport({ workspaceId, planId: await scene.plan(draftId), approvedBy: 'test', startAt })
    }
    const night = await start(0, new Date(Date.now() + 60_000))
    await db.exportRun.update({ where: { id: night, workspaceId }, data: { scheduledFor: new Date(0) } })
    await startDueExports()
    const now = await start(1, null)
    const { chooseBatch } = await import('../../../app/pipeline/lane/choose-batch.server.ts')
    expect((await chooseBatch(connectionId))?.run.id).toBe(now)
    await db.exportRun.update({ where: { id: night, workspaceId }, data: { queuedAt: new Date(0) } })
    expect((await chooseBatch(connectionId))?.run.id).toBe(night)
    await db.exportRun.update({ where: { id: night, workspaceId }, data: { queuedAt: new Date() } })
    await startWorkers(1)
    expect(await allEnded([night, now])).toEqual([now, night])
  })
})
