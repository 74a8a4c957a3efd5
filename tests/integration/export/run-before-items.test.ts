import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { aPopulatedWorkspace, type PopulatedWorkspace } from '../../support/a-populated-workspace.ts'
import { heldUp } from '../../support/held-up.ts'

let environment: AppEnvironment
let services: Awaited<ReturnType<typeof loadServices>>
let place: PopulatedWorkspace

async function loadServices() {
  return {
    ...(await import('../../../app/db.server.ts')),
    ...(await import('../../../app/pipeline/lane/cancel-items.server.ts')),
    ...(await import('../../../app/pipeline/lane/heed-merchant.server.ts')),
    ...(await import('../../../app/pipeline/lane/lease.server.ts')),
    ...(await import('../../../app/services/leave-out-waiting.server.ts')),
    ...(await import('../../../app/services/retry-export.server.ts')),
  }
}

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  services = await loadServices()
})

afterAll(() => environment.close())

beforeEach(async () => {
  place = await aPopulatedWorkspace({ shop: `${randomUUID()}.myshopify.com` })
})

async function withLease(task: (lease: Lease, run: { id: string; workspaceId: string }) => Promise<void>) {
  const lease = await services.acquireLease(place.connectionId)
  if (!lease) throw new Error('somebody has the lane')
  await task(lease, { id: place.runId, workspaceId: place.workspaceId })
  await lease.release({ anotherTurn: false })
}

type Lease = NonNullable<Awaited<ReturnType<typeof services.acquireLease>>>

const writers = {
  'puts items back in the queue': () => withLease((lease, run) => services.putBack(lease, run)),
  'ends items that nobody has looked at': () => withLease((lease, run) => services.cancelUnseen(lease, run)),
  'leaves out items that wait': () => services.leaveOutWaiting(place),
  'tries items again': () => services.retryExport(place),
}

/** Two that write many items, in whatever orders, would otherwise each wait for an item that the other has. */
describe('whoever', () => {
  it.each(Object.entries(writers))('%s takes the run first', async (_what, write) => {
    const { db } = services
    await db.exportItem.updateMany({ where: { runId: place.runId }, data: { state: 'failed', errorCode: 'internal' } })
    await heldUp(
      db,
      (tx) => tx.$executeRaw`SELECT 1 FROM "ExportRun" WHERE "id" = ${place.runId}::uuid FOR NO KEY UPDATE`,
      [write],
    )
    expect(await db.exportItem.count({ where: { runId: place.runId } })).toBe(1)
  })
})
