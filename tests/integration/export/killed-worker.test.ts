import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { actAsMerchant } from '../../../sandbox/shopify/control/merchant.ts'
import { startWorkerProcess } from '../../support/worker-process.ts'
import { anExportScene, type ExportScene } from './export-scene.ts'

let scene: ExportScene

beforeAll(async () => {
  scene = await anExportScene({ products: 2, clockSpeed: 20 })
})

afterAll(() => scene.close())

/** Before: the request never arrived. After: it took effect, and the answer is still on its way. */
const deaths = [
  ['after', 'FilesCreate'],
  ['before', 'FilesCreate'],
  ['after', 'FilesAttach'],
  ['after', 'ReorderMedia'],
  ['before', 'BulkRunMutation'],
  ['after', 'BulkRunMutation'],
] as const

/** Two products are too few for bulk operations, unless the operator says so. */
const settingsFor = (name: string) => (name === 'BulkRunMutation' ? { BULK_FROM: '1' } : { BULK_FROM: 'never' })

describe('a worker killed in the middle of a request', () => {
  it.each(deaths)('%s %s: the next one ends the run as if nothing had happened', async (moment, name) => {
    const seed = 10 + deaths.findIndex((death) => death[0] === moment && death[1] === name) * 2
    const [hero, red] = [await scene.picture(seed), await scene.picture(seed + 1)]
    const planId = await scene.plan(
      await scene.draft([
        { assetId: hero, role: 'hero' },
        { assetId: red, colour: 'Red' },
      ]),
    )
    const { faults } = scene.sandbox.world
    const delayMs = 3_600_000
    const effect =
      moment === 'before' ? ({ kind: 'delay', delayMs } as const) : ({ kind: 'slow-body', delayMs } as const)
    const fault = faults.add({ place: 'graphql', name, effect })
    const victim = await startWorkerProcess(scene.sandbox.url, settingsFor(name))
    const runId = await scene.start(planId)
    await vi.waitFor(() => expect(fault.struck).toBe(1), { timeout: 20_000, interval: 20 })
    await victim.kill()
    faults.clear()

    const successor = await startWorkerProcess(scene.sandbox.url, settingsFor(name))
    await scene.finished(runId)
    await successor.kill()

    expect((await scene.items(runId)).map(({ state }) => state)).toEqual(['done', 'done'])
    const ours = scene
      .createdFiles()
      .filter(({ filename }) => [seed, seed + 1].some((no) => filename.startsWith(`mug-no-${no}-`)))
    expect(ours).toHaveLength(2)
    expect(ours.every(({ references }) => references.size === 2)).toBe(true)
    const ledger = await scene.db.remoteFile.findMany({ where: { assetId: { in: [hero, red] } } })
    expect(ledger.map(({ remoteId }) => remoteId).sort()).toEqual(ours.map(({ id }) => id).sort())
    expect(await scene.db.step.count({ where: { runId, finishedAt: null } })).toBe(0)
  })
})

describe('a product that somebody edits while no worker is there', () => {
  it('is left alone by the next one, which finishes the others', async () => {
    const pictures = [
      { assetId: await scene.picture(30), role: 'hero' },
      { assetId: await scene.picture(31), colour: 'Red' },
    ]
    const planId = await scene.plan(await scene.draft(pictures))
    const effect = { kind: 'slow-body', delayMs: 3_600_000 } as const
    const fault = scene.sandbox.world.faults.add({ place: 'graphql', name: 'FilesAttach', effect })
    const victim = await startWorkerProcess(scene.sandbox.url, { BULK_FROM: 'never' })
    const runId = await scene.start(planId)
    await vi.waitFor(() => expect(fault.struck).toBe(1), { timeout: 20_000, interval: 20 })
    await victim.kill()
    scene.sandbox.world.faults.clear()

    const [edited] = [...scene.shop.products.values()]
    const [variantId = ''] = edited!.variantIds
    const theirs = edited!.media.find(({ fileId }) => fileId !== scene.shop.variants.get(variantId)?.mediaId)!.fileId
    actAsMerchant(scene.sandbox.world, scene.shop, { action: 'set-variant-image', variantId, mediaId: theirs })
    const successor = await startWorkerProcess(scene.sandbox.url, { BULK_FROM: 'never' })
    await scene.finished(runId)
    await successor.kill()
    expect((await scene.items(runId)).map(({ state, errorCode }) => [state, errorCode])).toEqual([
      ['skipped', 'listing_changed'],
      ['done', null],
    ])
    expect(scene.shop.variants.get(variantId)?.mediaId).toBe(theirs)
  })
})

describe('a worker that is asked to stop', () => {
  it('ends after its current request, and the next one goes on', async () => {
    const planId = await scene.plan(await scene.draft([{ assetId: await scene.picture(40) }]))
    const { faults } = scene.sandbox.world
    const fault = faults.add({ place: 'graphql', name: 'FilesCreate', effect: { kind: 'delay', delayMs: 10_000 } })
    const leaving = await startWorkerProcess(scene.sandbox.url)
    const runId = await scene.start(planId)
    await vi.waitFor(() => expect(fault.struck).toBe(1), { timeout: 20_000, interval: 20 })
    expect(await leaving.stop()).toBe(0)
    expect(await scene.db.step.count({ where: { runId, finishedAt: null } })).toBe(0)
    expect((await scene.items(runId)).map(({ state }) => state)).toEqual(['uploading', 'uploading'])

    const successor = await startWorkerProcess(scene.sandbox.url)
    await scene.finished(runId)
    expect(await successor.stop()).toBe(0)
    expect((await scene.items(runId)).map(({ state }) => state)).toEqual(['done', 'done'])
    expect(scene.createdFiles().filter(({ filename }) => filename.startsWith('mug-no-40-'))).toHaveLength(1)
  })
})
