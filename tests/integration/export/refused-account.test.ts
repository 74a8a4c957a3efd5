import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Worker } from '../../../app/pipeline/start-worker.server.ts'
import { holdRequest } from '../../support/hold-request.ts'
import { anAdminRequest, anIdToken } from '../../support/shopify-requests.ts'
import { anExportScene, type ExportScene } from './export-scene.ts'

let scene: ExportScene
let worker: Worker
let services: Awaited<ReturnType<typeof loadServices>>

async function loadServices() {
  return {
    ...(await import('../../../app/pipeline/start-worker.server.ts')),
    ...(await import('../../../app/services/cancel-export.server.ts')),
    ...(await import('../../../app/services/pause-export.server.ts')),
    ...(await import('../../../app/services/check-connection.server.ts')),
    ...(await import('../../../app/authenticate.server.ts')),
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

const request = (runId: string) => ({ workspaceId: scene.workspaceId, runId })
const codes = async (runId: string) => (await scene.items(runId)).map(({ errorCode }) => errorCode)
const planOf = async (assetId: string) => scene.plan(await scene.draft([{ assetId }]))

function reaches(runId: string, state: string): Promise<void> {
  return vi.waitFor(
    async () => expect(await scene.db.exportRun.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({ state }),
    { timeout: 10_000, interval: 20 },
  )
}

/** The account refuses a run in the middle of its products: their file is uploaded, and on none of them yet. */
async function refusedRun(planId: string): Promise<string> {
  const files = scene.createdFiles().length
  const held = holdRequest(scene.sandbox.world, 'FileStatuses')
  const runId = await scene.start(planId)
  await held.arrived
  expect(scene.createdFiles()).toHaveLength(files + 1)
  scene.shop.tokens.revokeAll()
  held.letGo()
  await asksForMerchant()
  return runId
}

function asksForMerchant(): Promise<void> {
  return vi.waitFor(
    async () => {
      const connection = await scene.db.connection.findUniqueOrThrow({ where: { id: scene.connectionId } })
      expect(connection.status).toBe('needs_reconnect')
    },
    { timeout: 10_000, interval: 20 },
  )
}

/** The worker can write nothing down until the returned function is called: however slow it is, this is slower. */
async function holdLane(): Promise<() => Promise<void>> {
  const [held, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const holding = scene.db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Lane" WHERE "connectionId" = ${scene.connectionId}::uuid FOR UPDATE`
      held.resolve()
      await over.promise
    },
    { timeout: 20_000 },
  )
  await held.promise
  return async () => {
    over.resolve()
    await holding
  }
}

/** The merchant opens the app in Shopify Admin. */
async function reconnect(): Promise<void> {
  await services.authenticateAdmin(anAdminRequest('/app', anIdToken({ shop: scene.shop.identity.domain })))
}

describe('an export that waits for an account to be reconnected', () => {
  it('goes on where the worker writes down that it was refused after the merchant came back', async () => {
    const planId = await planOf(await scene.picture(60))
    const held = holdRequest(scene.sandbox.world, 'FilesAttach')
    const runId = await scene.start(planId)
    await held.arrived
    const giveLaneBack = await holdLane()
    scene.shop.tokens.revokeAll()
    held.letGo()
    await asksForMerchant()
    await reconnect()
    await giveLaneBack()
    await scene.finished(runId)
    expect((await scene.items(runId)).map(({ state }) => state)).toEqual(['done', 'done', 'done'])
  })

  it('fails nothing while Shopify keeps the shop frozen, says so, and goes on once the shop is open again', async () => {
    const held = holdRequest(scene.sandbox.world, 'FilesAttach')
    const runId = await scene.start(await planOf(await scene.picture(63)))
    await held.arrived
    const { faults } = scene.sandbox.world
    faults.add({ place: 'graphql', count: Infinity, effect: { kind: 'status', status: 402 } })
    held.letGo()
    await asksForMerchant()
    const { statusReason } = await scene.db.connection.findUniqueOrThrow({ where: { id: scene.connectionId } })
    expect(statusReason).toBe('account_suspended')
    expect(await codes(runId)).toEqual([null, null, null])
    const check = services.checkConnection(scene.workspaceId, scene.connectionId)
    await expect(check).rejects.toMatchObject({ userMessage: expect.stringContaining('frozen or locked') as string })
    faults.clear()
    await reconnect()
    await scene.finished(runId)
    expect((await scene.items(runId)).map(({ state }) => state)).toEqual(['done', 'done', 'done'])
  })

  it('can be cancelled all the same, says that nobody could look, and is exported later without a second file', async () => {
    const assetId = await scene.picture(61)
    const runId = await refusedRun(await planOf(assetId))
    await services.cancelExport(request(runId))
    await reaches(runId, 'cancelled')
    expect(await codes(runId)).toEqual(['cancelled_unseen', 'cancelled_unseen', 'cancelled_unseen'])
    await reconnect()
    const files = scene.createdFiles().length
    const again = await scene.start(await planOf(assetId))
    await scene.finished(again)
    expect((await scene.items(again)).map(({ state }) => state)).toEqual(['done', 'done', 'done'])
    expect(scene.createdFiles()).toHaveLength(files)
  })

  it('stops also where no worker was there when it was asked to', async () => {
    const runId = await refusedRun(await planOf(await scene.picture(62)))
    await worker.stop()
    await services.pauseExport(request(runId))
    await scene.db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'advance-lane'`
    worker = await services.startWorker()
    await reaches(runId, 'paused')
    await services.cancelExport(request(runId))
    await reaches(runId, 'cancelled')
    await reconnect()
  })
})
