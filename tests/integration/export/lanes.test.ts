import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Worker } from '../../../app/pipeline/start-worker.server.ts'
import { holdRequest } from '../../support/hold-request.ts'
import { anAdminRequest, anIdToken } from '../../support/shopify-requests.ts'
import { anExportScene, type ExportScene } from './export-scene.ts'

let scene: ExportScene
let worker: Worker | undefined
let startWorker: typeof import('../../../app/pipeline/start-worker.server.ts').startWorker
let cancelExport: typeof import('../../../app/services/cancel-export.server.ts').cancelExport
let acquireLease: typeof import('../../../app/pipeline/lane/lease.server.ts').acquireLease

beforeAll(async () => {
  scene = await anExportScene({ products: 4 })
  ;({ startWorker } = await import('../../../app/pipeline/start-worker.server.ts'))
  ;({ cancelExport } = await import('../../../app/services/cancel-export.server.ts'))
  ;({ acquireLease } = await import('../../../app/pipeline/lane/lease.server.ts'))
})

afterAll(async () => {
  await worker?.stop()
  await scene.close()
})

async function startedRun(seed: number): Promise<string> {
  return scene.start(await scene.plan(await scene.draft([{ assetId: await scene.picture(seed) }])))
}

const states = async (runId: string) => (await scene.items(runId)).map(({ state }) => state)

describe('the lane of a connection', () => {
  it('does not begin what was cancelled before its turn, and selected = done + skipped + failed + cancelled', async () => {
    const runId = await startedRun(31)
    await cancelExport({ workspaceId: scene.workspaceId, runId })
    expect(await states(runId)).toEqual(Array.from({ length: 4 }, () => 'cancelled'))
    worker = await startWorker()
    await scene.finished(runId)
    expect(await scene.db.exportRun.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({ state: 'cancelled' })
    expect(scene.createdFiles()).toEqual([])
  })

  it('stops after the current step, and says what was done', async () => {
    const held = holdRequest(scene.sandbox.world, 'FileStatuses')
    const runId = await startedRun(32)
    await held.arrived
    expect(scene.createdFiles()).toHaveLength(1)
    await cancelExport({ workspaceId: scene.workspaceId, runId })
    held.letGo()
    await scene.finished(runId)
    const items = await scene.items(runId)
    expect(items).toHaveLength(4)
    for (const item of items) {
      expect(item).toMatchObject({ state: 'cancelled', errorDetail: '1 of 1 pictures uploaded, 0 on the product' })
    }
    for (const product of scene.shop.products.values()) expect(product.media).toHaveLength(2)
  })

  it('waits in the queue while the account refuses us, and goes on after the merchant came back', async () => {
    const planId = await scene.plan(await scene.draft([{ assetId: await scene.picture(33) }]))
    scene.shop.tokens.revokeAll()
    const runId = await scene.start(planId)
    await vi.waitFor(
      async () => {
        const connection = await scene.db.connection.findUniqueOrThrow({ where: { id: scene.connectionId } })
        expect(connection.status).toBe('needs_reconnect')
      },
      { timeout: 10_000, interval: 20 },
    )
    expect(await states(runId)).toEqual(Array.from({ length: 4 }, () => 'queued'))
    await reconnect()
    await scene.finished(runId)
    expect(await states(runId)).toEqual(Array.from({ length: 4 }, () => 'done'))
  })

  it('refuses the writes of an owner that was replaced', async () => {
    const connection = await scene.db.connection.create({
      data: { workspaceId: scene.workspaceId, channel: 'shopify', accountKey: 'lease.myshopify.com', label: 'Lease' },
    })
    const first = (await acquireLease(connection.id))!
    expect(await acquireLease(connection.id)).toBeNull()
    await scene.db.lane.update({ where: { connectionId: connection.id }, data: { leasedUntil: new Date(0) } })
    const second = (await acquireLease(connection.id))!
    await expect(first.write(() => Promise.resolve('late'))).rejects.toMatchObject({ name: 'LeaseLostError' })
    expect(first.lost.aborted).toBe(true)
    expect(await second.write(() => Promise.resolve('mine'))).toBe('mine')
    await first.release({ anotherTurn: false })
    expect(await acquireLease(connection.id)).toBeNull()
    await second.release({ anotherTurn: false })
  })
})

/** The merchant opens the app in Shopify Admin. */
async function reconnect(): Promise<void> {
  const { authenticateAdmin } = await import('../../../app/authenticate.server.ts')
  await authenticateAdmin(anAdminRequest('/app', anIdToken({ shop: scene.shop.identity.domain })))
}
