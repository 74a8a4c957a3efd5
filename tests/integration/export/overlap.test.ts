import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ExportOverlap, OverlapChoice } from '../../../app/core/export/overlap.ts'
import type { Worker } from '../../../app/pipeline/start-worker.server.ts'
import { holdRequest } from '../../support/hold-request.ts'
import { anExportScene, type ExportScene } from './export-scene.ts'

let scene: ExportScene
let worker: Worker
let startExport: typeof import('../../../app/services/start-export.server.ts').startExport

beforeAll(async () => {
  scene = await anExportScene()
  ;({ startExport } = await import('../../../app/services/start-export.server.ts'))
  const { startWorker } = await import('../../../app/pipeline/start-worker.server.ts')
  worker = await startWorker()
})

afterAll(async () => {
  await worker.stop()
  await scene.close()
})

afterEach(() => scene.sandbox.world.faults.clear())

const approve = (planId: string, overlap?: OverlapChoice, startAt?: Date) =>
  startExport({ workspaceId: scene.workspaceId, planId, approvedBy: 'test', overlap, startAt })

const outcomes = async (runId: string) => (await scene.items(runId)).map(({ state, errorCode }) => errorCode ?? state)

/** Two plans for the same mapping: of all three products, and of the first alone. */
async function twoPlans(seed: number): Promise<{ all: string; first: string }> {
  const pictures = [{ assetId: await scene.picture(seed) }]
  const draftId = await scene.draft(pictures, 3)
  const { workspaceId, connectionId } = scene
  const { createDraft } = await import('../../../app/services/create-draft.server.ts')
  const [remoteId] = scene.shop.products.keys()
  const small = await createDraft({ workspaceId, connectionId, remoteIds: [remoteId!] })
  return { all: await scene.plan(draftId), first: await scene.plan(small.draftId) }
}

/** A run of the first product that stays in the middle of its work until it is let go. */
async function heldRun(planId: string): Promise<{ held: string; letGo: () => void }> {
  const { arrived, letGo } = holdRequest(scene.sandbox.world, 'FileStatuses')
  const held = await scene.start(planId)
  await arrived
  expect(await outcomes(held)).toEqual(['uploading'])
  return { held, letGo }
}

describe('two exports that want the same product', () => {
  it('are not begun both, also when they are approved at the same moment', async () => {
    const { all, first } = await twoPlans(51)
    const inAnHour = new Date(Date.now() + 3_600_000)
    const answers = await Promise.allSettled([
      approve(all, 'refuse', inAnHour),
      approve(first, 'refuse', inAnHour),
      approve(all, 'refuse', inAnHour),
    ])
    const begun = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
    expect(new Set(begun).size).toBe(1)
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []))
    expect(refused.length).toBeGreaterThan(0)
    for (const reason of refused) expect(reason).toMatchObject({ code: 'exports_overlap' })
    expect((refused[0] as { overlaps: ExportOverlap[] }).overlaps).toMatchObject([
      { runId: begun[0], state: 'scheduled', count: 1, products: [{ title: 'Mug 0' }] },
    ])
    const other = answers[0].status === 'fulfilled' ? first : all
    const runId = await approve(other, 'cancel_other')
    expect(await scene.db.exportRun.findUniqueOrThrow({ where: { id: begun[0] } })).toMatchObject({
      state: 'cancelled',
    })
    await scene.finished(runId)
    expect(await outcomes(runId)).toEqual(other === all ? ['done', 'done', 'done'] : ['done'])
  })

  it('go on with the others where the products of both are left out', async () => {
    const { all, first } = await twoPlans(52)
    const { held, letGo } = await heldRun(first)
    await expect(approve(all)).rejects.toThrow(held)
    const runId = await approve(all, 'leave_out')
    letGo()
    await scene.finished(runId)
    expect(await outcomes(runId)).toEqual(['left_out', 'done', 'done'])
    await scene.finished(held)
    expect(await outcomes(held)).toEqual(['done'])
  })

  it('go one behind the other where that was chosen, product by product', async () => {
    const { all, first } = await twoPlans(53)
    const { held, letGo } = await heldRun(first)
    const { pauseExport } = await import('../../../app/services/pause-export.server.ts')
    const { cancelExport } = await import('../../../app/services/cancel-export.server.ts')
    await pauseExport({ workspaceId: scene.workspaceId, runId: held })
    const runId = await approve(all, 'queue')
    letGo()
    await vi.waitFor(async () => expect(await outcomes(runId)).toEqual(['queued', 'done', 'done']), {
      timeout: 20_000,
      interval: 50,
    })
    await cancelExport({ workspaceId: scene.workspaceId, runId: held })
    await scene.finished(runId)
    // The paused export had not touched the product yet.
    expect(await outcomes(runId)).toEqual(['done', 'done', 'done'])
    expect(scene.createdFiles().filter(({ filename }) => filename.startsWith('mug-no-53'))).toHaveLength(1)
  })

  it('say which export they wait for, and go on without those products where the merchant decides so', async () => {
    const { all, first } = await twoPlans(54)
    const { held, letGo } = await heldRun(first)
    const { pauseExport } = await import('../../../app/services/pause-export.server.ts')
    const { leaveOutWaiting } = await import('../../../app/services/leave-out-waiting.server.ts')
    const { exportRunPage } = await import('../../../app/queries/export-run-page.server.ts')
    const waitsFor = async (runId: string) =>
      (await exportRunPage(scene.workspaceId, scene.shop.identity.domain, runId)).waitsFor
    await pauseExport({ workspaceId: scene.workspaceId, runId: held })
    letGo()
    await vi.waitFor(async () => expect(await outcomes(held)).toEqual(['queued']), { timeout: 10_000, interval: 20 })
    const runId = await approve(all, 'queue')
    await vi.waitFor(async () => expect(await outcomes(runId)).toEqual(['queued', 'done', 'done']), {
      timeout: 20_000,
      interval: 50,
    })
    expect(await waitsFor(runId)).toMatchObject([
      { runId: held, state: 'paused', count: 1, products: [{ title: 'Mug 0' }] },
    ])
    expect(await waitsFor(held)).toEqual([])
    const request = { workspaceId: scene.workspaceId, runId }
    expect(await leaveOutWaiting(request)).toBe(1)
    expect(await leaveOutWaiting(request)).toBe(0)
    await scene.finished(runId)
    expect(await outcomes(runId)).toEqual(['left_out', 'done', 'done'])
  })
})
