import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ShopifySandbox } from '../../../sandbox/shopify/server.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { aShopifyShop } from '../../support/a-shopify-shop.ts'
import { heldUp } from '../../support/held-up.ts'
import { anAdminRequest, anIdToken } from '../../support/shopify-requests.ts'

const shop = 'demo.myshopify.com'

let shopify: ShopifySandbox
let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let authenticateAdmin: typeof import('../../../app/authenticate.server.ts').authenticateAdmin

beforeAll(async () => {
  shopify = await aShopifyShop(shop)
  environment = await prepareAppEnvironment(shopify.url)
  ;({ db } = await import('../../../app/db.server.ts'))
  ;({ authenticateAdmin } = await import('../../../app/authenticate.server.ts'))
})

afterAll(async () => {
  await environment.close()
  await shopify.close()
})

beforeEach(async () => {
  await db.workspace.deleteMany()
  await db.session.deleteMany()
})

describe('the first visit of a shop', () => {
  it('makes one workspace, shop and connection, although its loaders run in parallel', async () => {
    const idToken = anIdToken({ shop, userId: '7' })
    const loaders = Array.from({ length: 3 }, () => authenticateAdmin(anAdminRequest('/app', idToken)))
    const contexts = await Promise.all(loaders)
    expect(new Set(contexts.map(({ workspaceId, connectionId }) => `${workspaceId} ${connectionId}`)).size).toBe(1)
    expect(contexts[0]).toMatchObject({ shopDomain: shop, userId: '7' })
    expect(await db.workspace.count()).toBe(1)
    expect(await db.shop.findMany({ select: { domain: true, scopes: true } })).toEqual([
      { domain: shop, scopes: expect.arrayContaining(['write_products', 'write_files']) as string[] },
    ])
    expect(await db.connection.findMany()).toMatchObject([{ channel: 'shopify', accountKey: shop, status: 'active' }])
  })

  it('stores tokens that expire and can be refreshed', async () => {
    await authenticateAdmin(anAdminRequest('/app', anIdToken({ shop })))
    const session = await db.session.findFirstOrThrow()
    expect(session.expires?.getTime()).toBeGreaterThan(Date.now())
    expect(session.refreshTokenSealed).not.toBeNull()
  })

  it('is followed by a job that learns the shop’s name and time zone', async () => {
    const { workspaceId, connectionId } = await authenticateAdmin(anAdminRequest('/app', anIdToken({ shop })))
    const jobs = await db.$queryRaw<object[]>`
      SELECT data FROM pgboss.job WHERE name = 'read-account' AND data->>'connectionId' = ${connectionId}`
    expect(jobs).toEqual([{ data: { workspaceId, connectionId } }])
    const { readAccount } = await import('../../../app/pipeline/upkeep/read-account.server.ts')
    await readAccount({ workspaceId, connectionId })
    expect(await db.shop.findFirst()).toMatchObject({ name: shop, ianaTimezone: 'Europe/Berlin' })
    expect((await db.connection.findFirstOrThrow()).checkedAt).not.toBeNull()
  })

  it('of two users at once makes the same workspace', async () => {
    const visits = ['1', '2'].map((userId) => authenticateAdmin(anAdminRequest('/app', anIdToken({ shop, userId }))))
    const [first, second] = await Promise.all(visits)
    expect(first?.workspaceId).toBe(second?.workspaceId)
  })
})

describe('a later visit', () => {
  it('finds the same workspace and asks Shopify nothing', async () => {
    const first = await authenticateAdmin(anAdminRequest('/app', anIdToken({ shop })))
    const asked = shopify.world.requests.since(0).length
    const later = await authenticateAdmin(anAdminRequest('/app/library', anIdToken({ shop })))
    expect(later.workspaceId).toBe(first.workspaceId)
    expect(shopify.world.requests.since(0)).toHaveLength(asked)
  })

  it('is not ended by a check of the account, or by new scopes, at the same time', async () => {
    const { workspaceId, connectionId } = await authenticateAdmin(anAdminRequest('/app', anIdToken({ shop })))
    const { ensureTenant } = await import('../../../app/services/ensure-tenant.server.ts')
    const { checkAccount } = await import('../../../app/connections/check-account.server.ts')
    const { storeScopes } = await import('../../../app/pipeline/webhooks/store-scopes.server.ts')
    const scopes = 'write_products,write_files'
    const delivery = { id: 'w2', shop, triggeredAt: new Date(), payload: { current: scopes.split(',') } }
    await heldUp(db, (tx) => tx.$executeRaw`SELECT 1 FROM "Shop" WHERE "domain" = ${shop} FOR UPDATE`, [
      () => ensureTenant({ shopDomain: shop, grantedScopes: scopes }),
      () => checkAccount(workspaceId, connectionId),
      () => storeScopes(delivery),
    ])
  })

  it('after an uninstall and a reinstall finds its library again', async () => {
    const first = await authenticateAdmin(anAdminRequest('/app', anIdToken({ shop })))
    const { processWebhook } = await import('../../../app/pipeline/webhooks/process-webhook.server.ts')
    const triggeredAt = new Date(Date.now() + 1000)
    await db.webhookDelivery.create({ data: { id: 'w1', topic: 'APP_UNINSTALLED', shop, payload: {}, triggeredAt } })
    await processWebhook({ deliveryId: 'w1' })
    expect(await db.session.count()).toBe(0)
    const again = await authenticateAdmin(anAdminRequest('/app', anIdToken({ shop })))
    expect(again).toMatchObject({ workspaceId: first.workspaceId, connectionId: first.connectionId })
    expect(await db.connection.findMany()).toMatchObject([{ status: 'active', statusReason: null }])
  })
})

const thrownBy = (request: Request) =>
  authenticateAdmin(request).then(
    () => null,
    (thrown: unknown) => thrown,
  )

describe('a visit for which Shopify gives no access token', () => {
  it('is told who refuses and the way out, not that something went wrong on our side', async () => {
    const store = shopify.world.shops.get(shop)!
    store.installed = false
    try {
      const thrown = await thrownBy(anAdminRequest('/app', anIdToken({ shop })))
      expect(thrown).toBeInstanceOf(Response)
      expect(thrown).toMatchObject({ status: 502 })
      const { message } = (await (thrown as Response).json()) as { message: string }
      expect(message).toMatch(/^Shopify didn’t let Mediaport in to this store\./)
    } finally {
      store.installed = true
    }
    expect(await db.workspace.count()).toBe(0)
  })
})

describe('a request that Shopify did not sign', () => {
  it('is told to try again with a new id token', async () => {
    const thrown = await thrownBy(anAdminRequest('/app', anIdToken({ shop, secret: 'guess' })))
    expect(thrown).toBeInstanceOf(Response)
    expect(thrown).toMatchObject({ status: 401 })
    expect((thrown as Response).headers.get('x-shopify-retry-invalid-session-request')).toBe('1')
    expect(await db.workspace.count()).toBe(0)
  })

  it('without any token and shop is sent to the login page', async () => {
    const request = anAdminRequest('/app')
    request.headers.delete('authorization')
    const thrown = await thrownBy(request)
    expect(thrown).toMatchObject({ status: 302 })
    expect((thrown as Response).headers.get('location')).toBe('/auth/login')
  })
})
