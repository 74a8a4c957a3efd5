import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { Prisma } from '../../../app/generated/prisma/client.ts'
import type { Worker } from '../../../app/pipeline/start-worker.server.ts'
import { actAsMerchant } from '../../../sandbox/shopify/control/merchant.ts'
import { holdRequest } from '../../support/hold-request.ts'
import { anExportScene, type ExportScene } from './export-scene.ts'

let scene: ExportScene
let worker: Worker
let services: Awaited<ReturnType<typeof loadServices>>

async function loadServices() {
  return {
    ...(await import('../../../app/pipeline/start-worker.server.ts')),
    ...(await import('../../../app/services/start-export.server.ts')),
    ...(await import('../../../app/services/cancel-export.server.ts')),
    ...(await import('../../../app/services/pause-export.server.ts')),
    ...(await import('../../../app/services/resume-export.server.ts')),
    ...(await import('../../../app/services/reschedule-export.server.ts')),
    ...(await import('../../../app/services/retry-export.server.ts')),
  }
}

beforeAll(async () => {
  scene = await anExportScene()
  services = await loadServices()
  worker = await services.startWorker()
})

afterAll(async () => {
  await worker.stop()
  await scene.close()
})

afterEach(() => scene.sandbox.world.faults.clear())

const request = (runId: string) => ({ workspaceId: scene.workspaceId, runId })
const states = async (runId: string) => (await scene.items(runId)).map(({ state }) => state)
const readRun = (runId: string) => scene.db.exportRun.findUniqueOrThrow({ where: { id: runId } })
const planOf = async (seed: number) => scene.plan(await scene.draft([{ assetId: await scene.picture(seed) }]))
const inOneHour = () => new Date(Date.now() + 3_600_000)

async function schedule(planId: string, startAt: Date): Promise<string> {
  return services.startExport({ workspaceId: scene.workspaceId, planId, approvedBy: 'test', startAt })
}

function reaches(runId: string, state: string): Promise<void> {
  return vi.waitFor(async () => expect((await readRun(runId)).state).toBe(state), { timeout: 20_000, interval: 20 })
}

describe('a paused export', () => {
  it('ends its step, stands still across a restart, and goes on from there without doing anything twice', async () => {
    const held = holdRequest(scene.sandbox.world, 'FileStatuses')
    const runId = await scene.start(await planOf(41))
    await held.arrived
    expect(scene.createdFiles()).toHaveLength(1)
    await services.pauseExport(request(runId))
    held.letGo()
    await reaches(runId, 'paused')
    expect(await states(runId)).toEqual(['queued', 'queued', 'queued'])
    expect(await scene.db.exportItem.count({ where: { runId, NOT: { snapshot: { equals: Prisma.DbNull } } } })).toBe(3)

    await worker.stop()
    worker = await services.startWorker()
    await services.pauseExport(request(runId))
    expect(await readRun(runId)).toMatchObject({ state: 'paused' })

    await services.resumeExport(request(runId))
    await scene.finished(runId)
    expect(await states(runId)).toEqual(['done', 'done', 'done'])
    expect(scene.createdFiles()).toHaveLength(1)
  })

  it('can be paused before it began, and cancelled', async () => {
    await worker.stop()
    const runId = await scene.start(await planOf(42))
    await services.pauseExport(request(runId))
    worker = await services.startWorker()
    await reaches(runId, 'paused')
    await services.cancelExport(request(runId))
    await reaches(runId, 'cancelled')
    expect(await states(runId)).toEqual(['cancelled', 'cancelled', 'cancelled'])
  })

  it('leaves a product alone that somebody edited meanwhile, and finishes the others', async () => {
    const runId = await scene.start(await planOf(48))
    await pausedAfter(runId, 'FilesCreate')
    const [edited, ...others] = [...scene.shop.products.values()]
    const theirs = edited!.media[1]!.fileId
    actAsMerchant(scene.sandbox.world, scene.shop, { action: 'remove-media', productId: edited!.id, mediaId: theirs })
    await services.resumeExport(request(runId))
    await scene.finished(runId)
    expect((await scene.items(runId)).map(({ state, errorCode }) => [state, errorCode])).toEqual([
      ['skipped', 'listing_changed'],
      ['done', null],
      ['done', null],
    ])
    expect(edited!.media.map(({ fileId }) => fileId)).not.toContain(theirs)
    expect(others.every(({ media }) => media.length === edited!.media.length + 2)).toBe(true)
  })

  it('counts a product as done that shows all that was wanted, whatever somebody did beside it', async () => {
    const runId = await scene.start(await planOf(40))
    await pausedAfter(runId, 'FilesAttach')
    const [edited] = [...scene.shop.products.values()]
    const theirs = edited!.media[1]!.fileId
    actAsMerchant(scene.sandbox.world, scene.shop, { action: 'remove-media', productId: edited!.id, mediaId: theirs })
    const shown = edited!.media.map(({ fileId }) => fileId)
    await services.resumeExport(request(runId))
    await scene.finished(runId)
    expect(await states(runId)).toEqual(['done', 'done', 'done'])
    expect(edited!.media.map(({ fileId }) => fileId)).toEqual(shown)
  })

  it('goes on where it stopped in the middle of its products, when nobody touched them', async () => {
    const runId = await scene.start(await planOf(49))
    await pausedAfter(runId, 'FilesAttach')
    await services.resumeExport(request(runId))
    await scene.finished(runId)
    expect(await states(runId)).toEqual(['done', 'done', 'done'])
  })
})

/** Pauses the run while this request is on its way. */
async function pausedAfter(runId: string, operation: string): Promise<void> {
  const answer = Promise.withResolvers<void>()
  scene.sandbox.world.gate = {
    done: async ({ name }) => {
      if (name !== operation) return
      await services.pauseExport(request(runId))
      answer.resolve()
    },
  }
  await answer.promise
  await reaches(runId, 'paused')
  scene.sandbox.world.gate = null
}

describe('a scheduled export', () => {
  it('waits, can be given another time, and be cancelled at once', async () => {
    const planId = await planOf(43)
    await expect(schedule(planId, new Date(0))).rejects.toMatchObject({ code: 'invalid_input', field: 'startAt' })
    const runId = await schedule(planId, inOneHour())
    expect(await readRun(runId)).toMatchObject({ state: 'scheduled', startedAt: null })
    const startAt = new Date(Date.now() + 7_200_000)
    await services.rescheduleExport({ ...request(runId), startAt })
    expect(await readRun(runId)).toMatchObject({ state: 'scheduled', scheduledFor: startAt })
    await services.cancelExport(request(runId))
    expect(await readRun(runId)).toMatchObject({ state: 'cancelled' })
    expect(await states(runId)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    await expect(services.rescheduleExport({ ...request(runId), startAt })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('can be started now, and counts as one that somebody waits for', async () => {
    const runId = await schedule(await planOf(44), inOneHour())
    await services.rescheduleExport({ ...request(runId), startAt: null })
    await scene.finished(runId)
    expect(await readRun(runId)).toMatchObject({ state: 'finished', scheduledFor: null })
    expect(await states(runId)).toEqual(['done', 'done', 'done'])
  })

  it('starts by its own job at its time', async () => {
    const runId = await schedule(await planOf(45), new Date(Date.now() + 500))
    await scene.finished(runId)
    const { startedAt, scheduledFor } = await readRun(runId)
    expect(startedAt!.getTime()).toBeGreaterThanOrEqual(scheduledFor!.getTime())
  })

  it('starts when a worker is back, where none was there at its time and its job was lost', async () => {
    const planId = await planOf(46)
    await worker.stop()
    const runId = await schedule(planId, new Date(Date.now() + 300))
    await scene.db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'start-due-exports'`
    const isDue = () => scene.db.$queryRaw`
      SELECT "scheduledFor" < now() AS "due" FROM "ExportRun" WHERE "id" = ${runId}::uuid`
    await expect.poll(isDue).toEqual([{ due: true }])
    expect(await readRun(runId)).toMatchObject({ state: 'scheduled' })
    worker = await services.startWorker()
    await scene.finished(runId)
    expect(await states(runId)).toEqual(['done', 'done', 'done'])
  })
})

describe('retrying', () => {
  it('takes up one reason alone, or all', async () => {
    const planId = await planOf(47)
    scene.sandbox.world.faults.add({
      place: 'media',
      effect: { kind: 'media-processing-failure', code: 'IMAGE_PROCESSING_FAILURE' },
    })
    const runId = await scene.start(planId)
    await scene.finished(runId)
    expect(await states(runId)).toEqual(['failed', 'failed', 'failed'])
    await scene.db.exportItem.updateMany({ where: { runId, position: 1 }, data: { errorCode: 'timeout' } })
    expect(await services.retryExport({ ...request(runId), reason: 'unavailable' })).toBe(0)
    expect(await services.retryExport({ ...request(runId), reason: 'timeout' })).toBe(1)
    await scene.finished(runId)
    expect(await states(runId)).toEqual(['failed', 'done', 'failed'])
    expect(await services.retryExport(request(runId))).toBe(2)
    await scene.finished(runId)
    expect(await states(runId)).toEqual(['done', 'done', 'done'])
  })

  it('leaves a product alone that somebody edited since, although nothing had been written to it', async () => {
    const runId = await failedRun(50)
    const [edited] = [...scene.shop.products.values()]
    const [variantId = ''] = edited!.variantIds
    const mediaId = edited!.media[1]!.fileId
    actAsMerchant(scene.sandbox.world, scene.shop, { action: 'set-variant-image', variantId, mediaId })
    const shown = edited!.media.map(({ fileId }) => fileId)
    expect(await services.retryExport(request(runId))).toBe(3)
    await scene.finished(runId)
    expect((await scene.items(runId)).map(({ state, errorCode }) => [state, errorCode])).toEqual([
      ['skipped', 'listing_changed'],
      ['done', null],
      ['done', null],
    ])
    expect(edited!.media.map(({ fileId }) => fileId)).toEqual(shown)
    expect(scene.shop.variants.get(variantId)?.mediaId).toBe(mediaId)
  })

  it('carries out what was approved, also where the mapping is another by now', async () => {
    const runId = await failedRun(51)
    await scene.db.mapping.deleteMany({ where: { workspaceId: scene.workspaceId } })
    expect(await services.retryExport(request(runId))).toBe(3)
    await scene.finished(runId)
    expect(await states(runId)).toEqual(['done', 'done', 'done'])
  })

  it('is refused without a connection, and the run stays over', async () => {
    const runId = await failedRun(52)
    const connected = (status: 'active' | 'disconnected') =>
      scene.db.connection.update({ where: { id: scene.connectionId }, data: { status } })
    await connected('disconnected')
    await expect(services.retryExport(request(runId))).rejects.toMatchObject({ code: 'needs_reconnect' })
    expect([(await readRun(runId)).state, await states(runId)]).toEqual(['finished', ['failed', 'failed', 'failed']])
    await connected('active')
  })
})

async function failedRun(seed: number): Promise<string> {
  const planId = await planOf(seed)
  const effect = { kind: 'media-processing-failure', code: 'IMAGE_PROCESSING_FAILURE' } as const
  scene.sandbox.world.faults.add({ place: 'media', effect })
  const runId = await scene.start(planId)
  await scene.finished(runId)
  return runId
}
