import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Prisma } from '../../../app/generated/prisma/client.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { aPopulatedWorkspace } from '../../support/a-populated-workspace.ts'
import { countRows, listFiles } from '../../support/count-rows.ts'
import { heldUp } from '../../support/held-up.ts'

const shop = 'demo.myshopify.com'
const minute = 60_000

let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let processWebhook: typeof import('../../../app/pipeline/webhooks/process-webhook.server.ts').processWebhook
let ensureTenant: typeof import('../../../app/services/ensure-tenant.server.ts').ensureTenant

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
  ;({ processWebhook } = await import('../../../app/pipeline/webhooks/process-webhook.server.ts'))
  ;({ ensureTenant } = await import('../../../app/services/ensure-tenant.server.ts'))
})

afterAll(() => environment.close())

beforeEach(async () => {
  await db.workspace.deleteMany()
  await db.session.deleteMany()
  await db.webhookDelivery.deleteMany()
  await db.dataRequest.deleteMany()
})

/** Stores a delivery as its acceptance does, and works it off. `ageMs`: how long ago it happened at Shopify. */
async function deliver(topic: string, { payload = {}, ageMs = 0, of = shop } = {}): Promise<string> {
  const id = randomUUID()
  await db.webhookDelivery.create({
    data: { id, topic, shop: of, payload, triggeredAt: new Date(Date.now() - ageMs) },
  })
  await processWebhook({ deliveryId: id })
  return id
}

/** Tokens that Shopify gave out `ageMs` ago. */
async function ageSession(ageMs: number) {
  await db.$executeRaw`UPDATE "Session" SET "updatedAt" = ${new Date(Date.now() - ageMs)} WHERE shop = ${shop}`
}

describe('app/uninstalled', () => {
  it('ends exports that the merchant cancels at the same moment', async () => {
    const { workspaceId, runId } = await aPopulatedWorkspace({ shop })
    await ageSession(minute)
    const { cancelExport } = await import('../../../app/services/cancel-export.server.ts')
    await db.exportItem.updateMany({ where: { runId }, data: { state: 'queued', snapshot: Prisma.DbNull } })
    await heldUp(db, (tx) => tx.$executeRaw`SELECT 1 FROM "ExportItem" WHERE "runId" = ${runId}::uuid FOR UPDATE`, [
      () => deliver('APP_UNINSTALLED'),
      () => cancelExport({ workspaceId, runId }),
    ])
    expect(await db.exportRun.findUnique({ where: { id: runId } })).toMatchObject({ state: 'cancelled' })
  })

  it('removes the sessions, ends open exports, fences off their worker and marks the connection', async () => {
    const { connectionId, runId } = await aPopulatedWorkspace({ shop })
    await ageSession(minute)
    await deliver('APP_UNINSTALLED')
    expect(await db.session.count({ where: { shop } })).toBe(0)
    expect(await db.connection.findUnique({ where: { id: connectionId } })).toMatchObject({
      status: 'disconnected',
      statusReason: 'uninstalled',
    })
    expect(await db.exportRun.findUnique({ where: { id: runId }, include: { items: true } })).toMatchObject({
      state: 'cancelled',
      items: [{ state: 'cancelled' }],
    })
    expect(await db.lane.findUnique({ where: { connectionId } })).toMatchObject({ holder: null, fence: 1 })
    expect((await db.shop.findUniqueOrThrow({ where: { domain: shop } })).uninstalledAt).not.toBeNull()
  })

  it('keeps library and mappings, which a reinstall finds again', async () => {
    const { workspaceId, connectionId } = await aPopulatedWorkspace({ shop })
    await ageSession(minute)
    await deliver('APP_UNINSTALLED')
    const tenant = await ensureTenant({ shopDomain: shop, grantedScopes: 'write_products,write_files' })
    expect(tenant).toEqual({ workspaceId, shopDomain: shop, connectionId })
    expect(await db.connection.findUnique({ where: { id: connectionId } })).toMatchObject({
      status: 'active',
      statusReason: null,
    })
    expect((await db.shop.findUniqueOrThrow({ where: { domain: shop } })).uninstalledAt).toBeNull()
    expect(await db.asset.count({ where: { workspaceId } })).toBe(1)
  })

  it('is ignored when it arrives after the shop was installed again', async () => {
    const { connectionId } = await aPopulatedWorkspace({ shop })
    await deliver('APP_UNINSTALLED', { ageMs: minute })
    expect(await db.session.count({ where: { shop } })).toBe(1)
    expect(await db.connection.findUnique({ where: { id: connectionId } })).toMatchObject({ status: 'active' })
  })

  it('succeeds for a shop without a session', async () => {
    await expect(deliver('APP_UNINSTALLED')).resolves.toBeDefined()
  })
})

describe('app/scopes_update', () => {
  it('marks the connection while a needed scope is missing', async () => {
    const { connectionId } = await aPopulatedWorkspace({ shop })
    await deliver('APP_SCOPES_UPDATE', { payload: { current: ['write_products'] } })
    expect(await db.connection.findUnique({ where: { id: connectionId } })).toMatchObject({
      status: 'needs_reconnect',
      statusReason: 'missing_scopes',
    })
    await deliver('APP_SCOPES_UPDATE', { payload: { current: ['write_products', 'write_files'] } })
    expect(await db.connection.findUnique({ where: { id: connectionId } })).toMatchObject({ status: 'active' })
    expect((await db.shop.findUniqueOrThrow({ where: { domain: shop } })).scopes).toContain('write_files')
  })
})

describe('products', () => {
  it('marks a changed listing stale, and leaves the same product of another shop alone', async () => {
    const { listingId } = await aPopulatedWorkspace({ shop, productNumber: 7 })
    const other = await aPopulatedWorkspace({ shop: 'other.myshopify.com', productNumber: 7 })
    await deliver('PRODUCTS_UPDATE', { payload: { id: 7 } })
    expect(await db.listing.findUnique({ where: { id: listingId } })).toMatchObject({ stale: true })
    expect(await db.listing.findUnique({ where: { id: other.listingId } })).toMatchObject({ stale: false })
  })

  it('ignores a change that the last reading has already seen', async () => {
    const { listingId } = await aPopulatedWorkspace({ shop, productNumber: 7 })
    await deliver('PRODUCTS_UPDATE', { payload: { id: 7 }, ageMs: 10 * minute })
    expect(await db.listing.findUnique({ where: { id: listingId } })).toMatchObject({ stale: false })
  })

  it('marks a deleted listing and keeps its history', async () => {
    const { listingId } = await aPopulatedWorkspace({ shop, productNumber: 7 })
    await deliver('PRODUCTS_DELETE', { payload: { id: 7 } })
    const listing = await db.listing.findUniqueOrThrow({ where: { id: listingId }, include: { items: true } })
    expect(listing.deletedAt).not.toBeNull()
    expect(listing.items).toHaveLength(1)
  })
})

describe('a customer’s rights', () => {
  it('are answered with a record of what is held: nothing about customers', async () => {
    await aPopulatedWorkspace({ shop })
    await db.dataRequest.deleteMany()
    await deliver('CUSTOMERS_DATA_REQUEST', { payload: { shop_domain: shop, data_request: { id: 9 } } })
    await deliver('CUSTOMERS_REDACT', { payload: { shop_domain: shop } })
    expect(await db.dataRequest.findMany({ orderBy: { createdAt: 'asc' } })).toMatchObject([
      {
        shop,
        requestRef: 'data_request 9',
        report: { customerData: 'none', heldAboutTheShop: { assets: 1, runs: 1 } },
      },
      { shop, report: { customerData: 'none' } },
    ])
  })
})

describe('shop/redact', () => {
  const redact = { payload: { shop_domain: shop } }

  it('deletes every row and every file of the shop, and nothing of another', async () => {
    const other = await aPopulatedWorkspace({ shop: 'other.myshopify.com' })
    const rowsOfOther = await countRows()
    const filesOfOther = await listFiles(environment.storageDir)
    // What a seller may still ask of Amazon is nobody's data, and ends by itself.
    const empty = Object.entries(rowsOfOther).filter(([table, count]) => count === 0 && table !== 'RateBudget')
    expect(empty).toEqual([])
    await aPopulatedWorkspace({ shop })
    await ageSession(minute)
    await deliver('SHOP_REDACT', redact)
    expect(await countRows()).toEqual(rowsOfOther)
    expect(await listFiles(environment.storageDir)).toEqual(filesOfOther)
    expect(filesOfOther.join()).toContain(other.workspaceId)
  })

  it('leaves the workspace to its other shop, without this one', async () => {
    const kept = await aPopulatedWorkspace({ shop: 'other.myshopify.com' })
    const before = await countRows()
    await aPopulatedWorkspace({ shop, workspaceId: kept.workspaceId, productNumber: 2 })
    await ageSession(minute)
    await deliver('SHOP_REDACT', redact)
    expect(await db.shop.findMany({ select: { domain: true } })).toEqual([{ domain: 'other.myshopify.com' }])
    const after = await countRows()
    const ofPictures = { ComplianceReport: 2, PictureFix: 2, PictureReview: 2, KeptPicture: 2 }
    const ofWorkspace = { Asset: 2, Rendition: 2, ApiKey: 2, IdempotencyRecord: 2, ConnectAttempt: 2, ...ofPictures }
    expect(after).toEqual({ ...before, ...ofWorkspace })
  })

  it('is safe to repeat, and is ignored after a reinstall', async () => {
    await aPopulatedWorkspace({ shop })
    await deliver('SHOP_REDACT', { ...redact, ageMs: minute })
    expect(await db.shop.count()).toBe(1)
    await ageSession(2 * minute)
    await deliver('SHOP_REDACT', { ...redact, ageMs: minute })
    await deliver('SHOP_REDACT', { ...redact, ageMs: minute })
    expect(await db.shop.count()).toBe(0)
  })
})
