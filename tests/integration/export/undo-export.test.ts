import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Worker } from '../../../app/pipeline/start-worker.server.ts'
import { listingStateSchema } from '../../../app/core/channel/listing-state.ts'
import { actAsMerchant, type MerchantAction } from '../../../sandbox/shopify/control/merchant.ts'
import { anExportScene, type ExportScene } from './export-scene.ts'

let scene: ExportScene
let worker: Worker

beforeAll(async () => {
  scene = await anExportScene({ products: 2, clockSpeed: 20 })
  const { startWorker } = await import('../../../app/pipeline/start-worker.server.ts')
  worker = await startWorker()
})

afterAll(async () => {
  await worker.stop()
  await scene.close()
})

/** What the shop's products show: media in order with alt texts, and the picture of each variant. */
function shown() {
  return [...scene.shop.products.values()].map(({ media, variantIds }) => ({
    media: media.map(({ fileId }) => [fileId, scene.shop.files.get(fileId)?.alt]),
    variants: variantIds.map((id) => scene.shop.variants.get(id)?.mediaId ?? null),
  }))
}

async function carryOut(planId: string, acceptConflicts = false): Promise<string> {
  const plan = await scene.db.exportPlan.findUniqueOrThrow({ where: { id: planId } })
  const { removals } = plan.totals as { removals: number }
  const { startExport } = await import('../../../app/services/start-export.server.ts')
  const { workspaceId } = scene
  const approval = { confirmRemovals: removals, acceptConflicts }
  const runId = await startExport({ workspaceId, planId, approvedBy: 'test', ...approval })
  await scene.finished(runId)
  const items = await scene.items(runId)
  expect(items.map(({ state, errorCode }) => [state, errorCode])).toEqual(items.map(() => ['done', null]))
  return runId
}

async function mirror(seed: number): Promise<string> {
  const { planExport } = await import('../../../app/services/plan-export.server.ts')
  const pictures = [await scene.picture(seed), await scene.picture(seed + 1)] as const
  const draftId = await scene.draft([
    { assetId: pictures[0], role: 'hero' },
    { assetId: pictures[1], colour: 'Red' },
  ])
  return planExport({ workspaceId: scene.workspaceId, draftId, mode: 'mirror' })
}

async function undo(runId: string): Promise<string> {
  const { planUndoOfRun } = await import('../../../app/services/plan-undo.server.ts')
  return planUndoOfRun({ workspaceId: scene.workspaceId, runId })
}

const merchant = (action: MerchantAction) => actAsMerchant(scene.sandbox.world, scene.shop, action)

describe('an export that takes pictures away', () => {
  it('is refused until the merchant has typed how many', async () => {
    const planId = await mirror(1)
    await expect(scene.start(planId)).rejects.toMatchObject({ code: 'invalid_input', field: 'confirmRemovals' })
    const { startExport } = await import('../../../app/services/start-export.server.ts')
    const wrong = { workspaceId: scene.workspaceId, planId, approvedBy: 'test', confirmRemovals: 3 }
    await expect(startExport(wrong)).rejects.toMatchObject({ field: 'confirmRemovals' })
  })

  it('is undone exactly, and its undo as well', async () => {
    const before = shown()
    const runId = await carryOut(await mirror(1))
    const after = shown()
    expect(after.map(({ media }) => media.length)).toEqual([2, 2])
    const undoId = await carryOut(await undo(runId))
    expect(shown()).toEqual(before)
    const again = await carryOut(await undo(undoId))
    expect(shown()).toEqual(after)
    await carryOut(await undo(again))
    expect(shown()).toEqual(before)
  })

  it('is taken back with the exports after it, where a whole period is undone', async () => {
    const before = shown()
    const since = new Date().toISOString()
    await carryOut(await mirror(3))
    await carryOut(await scene.plan(await scene.draft([{ assetId: await scene.picture(5), colour: 'Blue' }])))
    const { planUndoOfExports } = await import('../../../app/services/plan-undo.server.ts')
    const { workspaceId, connectionId } = scene
    await carryOut(await planUndoOfExports({ workspaceId, connectionId, scope: { kind: 'since', since } }))
    expect(shown()).toEqual(before)
  })
})

describe('the undo of a period', () => {
  it('takes back what was carried out in it, whenever it was approved, and not what was done before', async () => {
    const { db, workspaceId, connectionId } = scene
    const earlier = await carryOut(await mirror(7))
    const shownBefore = shown()
    const since = new Date()
    const later = await carryOut(await mirror(9))
    const longAgo = new Date(since.getTime() - 24 * 60 * 60 * 1000)
    await db.exportRun.update({ where: { id: later }, data: { createdAt: longAgo } })
    await db.exportRun.update({ where: { id: earlier }, data: { createdAt: new Date() } })
    const { planUndoOfConnection } = await import('../../../app/services/plan-undo.server.ts')
    await carryOut(await planUndoOfConnection({ workspaceId, connectionId, since }))
    expect(shown()).toEqual(shownBefore)
    await db.exportRun.update({ where: { id: earlier }, data: { createdAt: longAgo } })
    await carryOut(await undo(earlier))
  })

  it('does not wait for an export that is only scheduled', async () => {
    const { workspaceId } = scene
    const before = shown()
    const runId = await carryOut(await mirror(11))
    const { startExport } = await import('../../../app/services/start-export.server.ts')
    const { cancelExport } = await import('../../../app/services/cancel-export.server.ts')
    const startAt = new Date(Date.now() + 60 * 60 * 1000)
    const planId = await scene.plan(await scene.draft([{ assetId: await scene.picture(13), colour: 'Blue' }]))
    const scheduled = await startExport({ workspaceId, planId, approvedBy: 'test', confirmRemovals: 0, startAt })
    const { planUndoOfRun } = await import('../../../app/services/plan-undo.server.ts')
    const undoId = await planUndoOfRun({ workspaceId, runId, later: true })
    await cancelExport({ workspaceId, runId: scheduled })
    await carryOut(undoId)
    expect(shown()).toEqual(before)
  })
})

describe('an undo of what somebody changed since', () => {
  it('says exactly what cannot come back, waits for a decision, and leaves the changes alone', async () => {
    const [first] = scene.shop.products.values()
    const runId = await carryOut(await mirror(7))
    const { snapshot } = await scene.db.exportItem.findFirstOrThrow({ where: { runId, position: 0 } })
    const gone = listingStateSchema.parse(snapshot).media[0]?.id ?? ''
    merchant({ action: 'delete-file', mediaId: gone })
    merchant({ action: 'move-media', productId: first!.id, mediaId: first!.media[1]!.fileId, position: 0 })
    const planId = await undo(runId)
    const items = await scene.db.exportPlanItem.findMany({ where: { planId }, orderBy: { position: 'asc' } })
    const codes = items.map(({ issues }) => (issues as { code: string }[]).map(({ code }) => code))
    expect(codes[0]).toEqual(['undo_file_gone', 'undo_variant_picture_gone'])
    expect(codes[1]).toEqual([])
    await expect(scene.start(planId)).rejects.toMatchObject({ field: 'acceptConflicts' })
    await carryOut(planId, true)
    expect(first!.media.map(({ fileId }) => fileId)).not.toContain(gone)
    expect(first!.media).toHaveLength(1)
  })

  it('leaves a product alone that the merchant leaves out', async () => {
    const runId = await carryOut(await mirror(9))
    const [first, second] = scene.shop.products.values()
    const kept = first!.media.map(({ fileId }) => fileId)
    const planId = await undo(runId)
    const { startExport } = await import('../../../app/services/start-export.server.ts')
    const approval = { leaveOut: [0], confirmRemovals: 2 }
    const undone = await startExport({ workspaceId: scene.workspaceId, planId, approvedBy: 'test', ...approval })
    await scene.finished(undone)
    expect(await scene.items(undone)).toMatchObject([{ state: 'skipped', errorCode: 'kept_theirs' }, { state: 'done' }])
    expect(first!.media.map(({ fileId }) => fileId)).toEqual(kept)
    expect(second!.media).toHaveLength(2)
  })
})

describe('a product that was changed between plan and export', () => {
  async function conflict() {
    const planId = await scene.plan(await scene.draft([{ assetId: await scene.picture(11) }]))
    const [product] = scene.shop.products.values()
    merchant({ action: 'set-alt', mediaId: product!.media[0]!.fileId, alt: `Changed for ${planId}` })
    const runId = await scene.start(planId)
    await scene.finished(runId)
    expect((await scene.items(runId))[0]).toMatchObject({ state: 'skipped', errorCode: 'listing_changed' })
    const { draftId } = await scene.db.exportPlan.findUniqueOrThrow({ where: { id: planId } })
    return { runId, draftId: draftId ?? '' }
  }

  it('is planned anew by itself, and that plan carried out', async () => {
    const { decideConflict } = await import('../../../app/services/decide-conflict.server.ts')
    const { runId } = await conflict()
    const { planId, items } = await decideConflict({ workspaceId: scene.workspaceId, runId, decision: 'replan' })
    expect(items).toBe(1)
    expect(await scene.db.exportPlanItem.count({ where: { planId: planId ?? '' } })).toBe(1)
    await carryOut(planId ?? '')
  })

  it('is kept as it is, also in later plans, or skipped once', async () => {
    const { decideConflict } = await import('../../../app/services/decide-conflict.server.ts')
    const { workspaceId } = scene
    const { runId, draftId } = await conflictAfterRemoval()
    await decideConflict({ workspaceId, runId, decision: 'keep_theirs' })
    expect((await scene.items(runId))[0]).toMatchObject({ state: 'skipped', errorCode: 'kept_theirs' })
    const later = await scene.plan(draftId)
    expect(await scene.db.exportPlanItem.count({ where: { planId: later } })).toBe(1)
    await expect(decideConflict({ workspaceId, runId, decision: 'skip' })).rejects.toMatchObject({ code: 'conflict' })
  })

  async function conflictAfterRemoval() {
    for (const { id, media } of scene.shop.products.values()) {
      for (const { fileId } of [...media].slice(1)) merchant({ action: 'remove-media', productId: id, mediaId: fileId })
    }
    return conflict()
  }
})

describe('files that an export brought and an undo took off', () => {
  it('are deleted once the undo cannot be undone any more, and no earlier', async () => {
    const { deleteUnusedFiles } = await import('../../../app/pipeline/upkeep/delete-unused-files.server.ts')
    const runId = await carryOut(await scene.plan(await scene.draft([{ assetId: await scene.picture(21) }])))
    const undoId = await carryOut(await undo(runId))
    const isThere = () => scene.createdFiles().some(({ filename }) => filename.startsWith('mug-no-21-'))
    const never = new AbortController().signal
    await deleteUnusedFiles(never)
    expect(isThere()).toBe(true)
    const longAgo = new Date(Date.now() - 91 * 24 * 60 * 60 * 1000)
    await scene.db.exportItem.updateMany({ where: { runId: { in: [runId, undoId] } }, data: { finishedAt: longAgo } })
    await deleteUnusedFiles(never)
    expect(isThere()).toBe(false)
    const left = await scene.db.remoteFile.count({ where: { fileName: { startsWith: 'mug-no-21-' } } })
    expect(left).toBe(0)
  })
})

describe('files that an export brought for a product and could not put there', () => {
  it('are kept for the next try, and deleted once they are as old as exports that can be undone', async () => {
    const { deleteUnusedFiles } = await import('../../../app/pipeline/upkeep/delete-unused-files.server.ts')
    const { faults } = scene.sandbox.world
    faults.add({ place: 'graphql', name: 'FilesAttach', count: Infinity, effect: { kind: 'status', status: 400 } })
    const runId = await scene.start(await scene.plan(await scene.draft([{ assetId: await scene.picture(23) }])))
    await scene.finished(runId)
    faults.clear()
    expect(new Set((await scene.items(runId)).map(({ state }) => state))).toEqual(new Set(['failed']))
    const isThere = () => scene.createdFiles().some(({ filename }) => filename.startsWith('mug-no-23-'))
    const never = new AbortController().signal
    await deleteUnusedFiles(never)
    expect(isThere()).toBe(true)
    const longAgo = new Date(Date.now() - 91 * 24 * 60 * 60 * 1000)
    const ours = { fileName: { startsWith: 'mug-no-23-' } }
    await scene.db.exportItem.updateMany({ where: { runId }, data: { finishedAt: longAgo } })
    await deleteUnusedFiles(never)
    expect(isThere()).toBe(true)
    await scene.db.remoteFile.updateMany({ where: ours, data: { createdAt: longAgo } })
    await deleteUnusedFiles(never)
    expect([isThere(), await scene.db.remoteFile.count({ where: ours })]).toEqual([false, 0])
  })
})
