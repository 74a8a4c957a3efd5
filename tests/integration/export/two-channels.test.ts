import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Worker } from '../../../app/pipeline/start-worker.server.ts'
import {
  aColourProduct,
  aSimpleProduct,
  aWooCommerceStore,
  type RunningStore,
} from '../../support/a-woocommerce-store.ts'
import { anExportScene, type ExportScene } from './export-scene.ts'

let store: RunningStore
let scene: ExportScene
let worker: Worker
let storeId: string
let services: Awaited<ReturnType<typeof loadServices>>

async function loadServices() {
  return {
    ...(await import('../../../app/pipeline/start-worker.server.ts')),
    ...(await import('../../../app/queries/draft-destinations.server.ts')),
    ...(await import('../../../app/queries/history-page.server.ts')),
    ...(await import('../../../app/queries/sibling-runs.server.ts')),
    ...(await import('../../../app/services/plan-destinations.server.ts')),
    ...(await import('../../../app/services/plan-undo.server.ts')),
    ...(await import('../../../app/services/start-export.server.ts')),
  }
}

/** Of three mugs, the first is a product with variations there, the second one without; the third is not sold there. */
beforeAll(async () => {
  store = await aWooCommerceStore([
    aColourProduct('Mug', { Red: 'MUG-R', Blue: 'MUG-B' }),
    aSimpleProduct('Red mug', 'MUG-2-R'),
  ])
  process.env.IMPORT_ALLOWED_HOSTS = new URL(store.url).host
  scene = await anExportScene()
  services = await loadServices()
  storeId = await store.connect(scene.workspaceId)
  worker = await services.startWorker()
})

afterAll(async () => {
  await worker.stop()
  await scene.close()
  await store.close()
})

interface Told {
  readonly media: readonly string[]
  readonly variants: readonly (string | null)[]
}

/** What the store tells its own shoppers, by the names of the files. */
async function shown(): Promise<Told[]> {
  const { openConnector } = await import('../../../app/connections/open-connector.server.ts')
  const connector = await openConnector(scene.workspaceId, storeId)
  const ids = (await connector.listListings({ limit: 10 })).items.map(({ remoteId }) => remoteId)
  const states = [...(await connector.observe(ids)).values()].toSorted((a, b) => a.title.localeCompare(b.title))
  return states.map(({ media, variants, variantMedia }) => {
    const nameOf = (id: string | null) => {
      const url = [...media, ...variantMedia].find((row) => row.id === id)?.url
      return url ? (/mug-no-\d+/.exec(url)?.[0] ?? 'other') : null
    }
    return { media: media.map(({ id }) => nameOf(id) ?? ''), variants: variants.map(({ mediaId }) => nameOf(mediaId)) }
  })
}

/** Tells which of the store's products are the first two mugs. */
async function link(draftId: string): Promise<void> {
  const { workspaceId, db } = scene
  const { openConnector } = await import('../../../app/connections/open-connector.server.ts')
  const connector = await openConnector(workspaceId, storeId)
  const found = await connector.getListings(
    (await connector.listListings({ limit: 10 })).items.map(({ remoteId }) => remoteId),
  )
  const draft = await db.exportDraft.findUniqueOrThrow({ where: { id: draftId } })
  for (const [index, name] of ['Mug', 'Red mug'].entries()) {
    const remote = found.find(({ title }) => title === name)!
    const productId = draft.productIds[index]!
    const listing = await db.listing.upsert({
      where: { connectionId_remoteId: { connectionId: storeId, remoteId: remote.remoteId } },
      create: { workspaceId, connectionId: storeId, productId, remoteId: remote.remoteId },
      update: {},
    })
    const variants = await db.variant.findMany({ where: { productId }, orderBy: { position: 'asc' } })
    const remoteIds = remote.variants.length > 0 ? remote.variants.map(({ remoteId }) => remoteId) : [remote.remoteId]
    await db.variantListing.deleteMany({ where: { listingId: listing.id } })
    await db.variantListing.createMany({
      data: remoteIds.map((remoteId, at) => ({ listingId: listing.id, variantId: variants[at]!.id, remoteId })),
    })
  }
}

describe('an export to two stores', () => {
  let draftId: string
  let runIds: string[]

  it('is planned for the shop and every store that sells some of its products; what is not linked is counted', async () => {
    const [hero, red] = [await scene.picture(71), await scene.picture(72)]
    draftId = await scene.draft([
      { assetId: hero, role: 'hero' },
      { assetId: red, colour: 'Red' },
    ])
    const tenant = { workspaceId: scene.workspaceId, draftId }
    expect((await services.draftDestinations(tenant)).map(({ chosen }) => chosen)).toEqual([true, false])
    await link(draftId)
    const { plans, problems } = await services.planDestinations(tenant)
    expect(problems).toEqual([])
    const rows = await Promise.all(
      plans.map(({ planId: id }) => scene.db.exportPlan.findUniqueOrThrow({ where: { id } })),
    )
    expect(rows.map(({ totals }) => totals)).toMatchObject([
      { listings: 3, unlinkedProducts: 0 },
      { listings: 2, unlinkedProducts: 1, upload: 4, assignedVariants: 1 },
    ])
    const draft = await scene.db.exportDraft.findUniqueOrThrow({ where: { id: draftId } })
    expect(draft.destinationIds).toEqual([scene.connectionId, storeId])
    runIds = await services.startExports({
      ...{ workspaceId: scene.workspaceId, approvedBy: 'test' },
      plans: plans.map(({ planId }) => ({ planId })),
    })
  })

  it('becomes live on both: a variation shows its own picture, a product without variations that of its variant first', async () => {
    for (const runId of runIds) await scene.finished(runId)
    const runs = await scene.db.exportRun.findMany({ where: { id: { in: runIds } } })
    expect(new Set(runs.map(({ approvalId }) => approvalId)).size).toBe(1)
    const [sibling] = await services.siblingRuns(scene.workspaceId, runIds[0]!)
    expect(sibling).toMatchObject({ run: { id: runIds[1], channel: 'woocommerce', connection: 'Northwind' } })
    for (const runId of runIds) {
      for (const item of await scene.items(runId)) expect(item).toMatchObject({ state: 'done', errorCode: null })
    }
    expect(await shown()).toEqual([
      { media: ['mug-no-71'], variants: ['mug-no-72', null] },
      { media: ['mug-no-72', 'mug-no-71'], variants: [] },
    ])
  })

  it('is found in History by its store', async () => {
    const { workspaceId, shop } = scene
    const request = { workspaceId, shopDomain: shop.identity.domain, filter: 'all', search: '', page: 1 } as const
    const { items, stores } = await services.historyPage({ ...request, connectionId: storeId })
    expect(items.map(({ id }) => id)).toEqual([runIds[1]])
    expect(stores.map(({ channel }) => channel)).toEqual(['shopify', 'woocommerce'])
  })

  it('finds everything in place when it is planned again', async () => {
    const { plans } = await services.planDestinations({ workspaceId: scene.workspaceId, draftId })
    const row = await scene.db.exportPlan.findUniqueOrThrow({ where: { id: plans[1]!.planId } })
    expect(row.totals).toMatchObject({ unchangedListings: 2, upload: 0, reuse: 0 })
  })

  it('is taken back on one store alone, and its undo as well', async () => {
    const undo = async (runId: string) => {
      const planId = await services.planUndoOfRun({ workspaceId: scene.workspaceId, runId })
      const items = await scene.db.exportPlanItem.findMany({ where: { planId } })
      const removals = items.reduce((sum, { change }) => sum + (change as { removals: unknown[] }).removals.length, 0)
      const undoId = await services.startExport({
        ...{ workspaceId: scene.workspaceId, planId, approvedBy: 'test', confirmRemovals: removals },
      })
      await scene.finished(undoId)
      return undoId
    }
    const undoId = await undo(runIds[1]!)
    expect(await shown()).toEqual([
      { media: [], variants: [null, null] },
      { media: [], variants: [] },
    ])
    await undo(undoId)
    expect(await shown()).toEqual([
      { media: ['mug-no-71'], variants: ['mug-no-72', null] },
      { media: ['mug-no-72', 'mug-no-71'], variants: [] },
    ])
  })
})

describe('plans of several stores approved in one step', () => {
  it('begin all, or none; what is refused names its store', async () => {
    const draftId = await scene.draft([{ assetId: await scene.picture(73) }])
    const { plans } = await services.planDestinations({ workspaceId: scene.workspaceId, draftId })
    const approval = { workspaceId: scene.workspaceId, approvedBy: 'test', plans }
    await scene.db.exportPlan.update({ where: { id: plans[1]!.planId }, data: { hash: 'another' } })
    await expect(services.startExports(approval)).rejects.toMatchObject({
      ...{ code: 'plan_outdated', userMessage: expect.stringContaining('Northwind: ') as string },
    })
    expect(await scene.db.exportRun.count({ where: { planId: { in: plans.map(({ planId }) => planId) } } })).toBe(0)
  })

  it('leave a store out that does not answer, with words; what runs there waits, and goes on once it is reconnected', async () => {
    const draftId = await scene.draft([{ assetId: await scene.picture(74), role: 'hero' }])
    const tenant = { workspaceId: scene.workspaceId, draftId }
    const [, planned] = (await services.planDestinations(tenant)).plans
    store.site.data.applicationPasswords.clear()
    const { plans, problems } = await services.planDestinations(tenant)
    expect(plans.map(({ connectionId }) => connectionId)).toEqual([scene.connectionId])
    const message = 'The store no longer accepts our access. Reconnect it in Settings.'
    expect(problems).toEqual([{ connectionId: storeId, code: 'auth_expired', message }])
    const { getDraft } = await import('../../../app/queries/draft.server.ts')
    const kept = async () => (await getDraft(scene.workspaceId, draftId)).planningProblems
    expect(await kept()).toEqual({ [storeId]: 'auth_expired' })

    const { workspaceId } = scene
    const runId = await services.startExport({ workspaceId, planId: planned!.planId, approvedBy: 'test' })
    const connection = () => scene.db.connection.findUniqueOrThrow({ where: { id: storeId } })
    await vi.waitFor(
      async () =>
        expect(await connection()).toMatchObject({ status: 'needs_reconnect', statusReason: 'access_refused' }),
      { timeout: 10_000, interval: 20 },
    )
    expect(await scene.items(runId)).toMatchObject([{ state: 'queued' }, { state: 'queued' }])

    await store.reconnect(storeId)
    await services.planDestinations(tenant)
    expect(await kept()).toEqual({})
    await scene.finished(runId)
    expect(await scene.items(runId)).toMatchObject([{ state: 'done' }, { state: 'done' }])
  })
})
