import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { revoke } from '../../../sandbox/amazon/auth/grants.ts'
import { seedSeller } from '../../../sandbox/amazon/state/seed-seller.ts'
import type { Worker } from '../../../app/pipeline/start-worker.server.ts'
import { AmazonBrowser } from '../../support/amazon-browser.ts'
import { marketplaces, northwind, startAmazonSellers, type AmazonSellers } from '../../support/amazon-sellers.ts'
import { aPicture } from '../../support/a-picture.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { servePublicPictures } from '../../support/public-pictures.ts'

const { us } = marketplaces
const skus = ['MUG-1', 'MUG-2']

let pictures: Awaited<ReturnType<typeof servePublicPictures>>
let amazon: AmazonSellers
let environment: AppEnvironment
let worker: Worker
let db: typeof import('../../../app/db.server.ts').db
let workspaceId: string
let connectionId: string

beforeAll(async () => {
  pictures = await servePublicPictures()
  process.env.PUBLIC_URL = pictures.origin
  amazon = await startAmazonSellers()
  const listings = skus.map((sku, at) => ({
    sku,
    asin: `B0MUG0000${at}`,
    title: `Mug ${at}`,
    productType: 'DRINKING_CUP',
  }))
  const seller = {
    sellerId: northwind,
    name: 'Northwind',
    region: 'na' as const,
    marketplaces: [{ marketplaceId: us }],
  }
  await seedSeller(amazon.world, { ...seller, listings })
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
  workspaceId = (await db.workspace.create({ data: { name: 'w' } })).id
  connectionId = await connect()
  const { startWorker } = await import('../../../app/pipeline/start-worker.server.ts')
  worker = await startWorker()
})

afterAll(async () => {
  await worker.stop()
  await environment.close()
  await amazon.close()
  await pictures.close()
})

/** Also once more, after the consent has ended. */
async function connect(): Promise<string> {
  const { startConsent } = await import('../../../app/services/amazon/start-consent.server.ts')
  const { connectSeller } = await import('../../../app/services/amazon/connect-seller.server.ts')
  const { attemptId, startUrl } = await startConsent({ workspaceId, marketplaceId: us, shopDomain: null })
  await new AmazonBrowser(amazon).consent(startUrl, northwind)
  const { connectionIds } = await connectSeller({ workspaceId, key: { approvalId: attemptId }, marketplaceIds: null })
  return connectionIds[0]!
}

async function plan(seed: number): Promise<string> {
  const { importAsset } = await import('../../../app/services/import-asset.server.ts')
  const { createDraft } = await import('../../../app/services/create-draft.server.ts')
  const { planExport } = await import('../../../app/services/plan-export.server.ts')
  const body = Readable.from([await aPicture({ seed, widthPx: 1200, heightPx: 1200 })])
  const imported = await importAsset({ workspaceId, body, fileName: `Mug no. ${seed}.jpg`, source: 'upload' })
  if (!imported.ok) throw new Error(imported.issue.code)
  const { draftId, productIds } = await createDraft({ workspaceId, connectionId, remoteIds: skus })
  await db.mapping.deleteMany({ where: { workspaceId } })
  await db.mapping.createMany({
    data: productIds.map((productId) => ({
      ...{ workspaceId, productId, assetId: imported.value.assetId, role: 'angle', position: 0 },
      ...{ origin: 'manual' as const, target: 'product' as const },
    })),
  })
  return planExport({ workspaceId, draftId })
}

async function start(planId: string): Promise<string> {
  const { startExport } = await import('../../../app/services/start-export.server.ts')
  return startExport({ workspaceId, planId, approvedBy: 'test', confirmRemovals: 0 })
}

const account = () => db.connection.findUniqueOrThrow({ where: { id: connectionId } })
const states = async (runId: string) =>
  (await db.exportItem.findMany({ where: { runId } })).map(({ state, errorCode }) => errorCode ?? state)

const until = (look: () => Promise<void>) => vi.waitFor(look, { timeout: 25_000, interval: 50 })

/** Access tokens outlive what they were given by: the next call asks for a new one. */
async function forgetTokens(): Promise<() => void> {
  const { systemClock } = await import('../../../app/lib/clock.ts')
  const now = Date.now() + 2 * 60 * 60 * 1000
  const later = vi.spyOn(systemClock, 'now').mockImplementation(() => now)
  return () => later.mockRestore()
}

describe('an export to Amazon', () => {
  it('waits while the seller’s consent is ended, and goes on by itself once it is given again', async () => {
    const planId = await plan(1)
    revoke(amazon.world, northwind)
    const restore = await forgetTokens()
    const runId = await start(planId)
    await until(async () =>
      expect(await account()).toMatchObject({ status: 'needs_reconnect', statusReason: 'consent_ended' }),
    )
    restore()
    expect(await states(runId)).toEqual(['queued', 'queued'])
    await connect()
    await until(async () => expect(await states(runId)).toEqual(['done', 'done']))
  })

  it('waits while Amazon refuses the app, with the seller connected, and goes on once that is over', async () => {
    const planId = await plan(2)
    const { application } = amazon.world
    const secret = application.clientSecret
    application.clientSecret = 'rotated'
    const restore = await forgetTokens()
    const runId = await start(planId)
    await until(async () => expect(await account()).toMatchObject({ status: 'active', statusReason: 'app_refused' }))
    restore()
    expect(await states(runId)).toEqual(['queued', 'queued'])
    application.clientSecret = secret
    // As if five minutes had passed.
    await db.connection.update({ where: { id: connectionId }, data: { checkedAt: new Date(0) } })
    await until(async () => expect(await states(runId)).toEqual(['done', 'done']))
    expect(await account()).toMatchObject({ status: 'active', statusReason: null })
  })
})
