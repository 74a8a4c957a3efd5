import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ShopifySandbox } from '../../../sandbox/shopify/server.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { aShopifyShop, tokenCalls } from '../../support/a-shopify-shop.ts'
import { anAdminRequest, anIdToken } from '../../support/shopify-requests.ts'

const shop = 'demo.myshopify.com'
const minute = 60_000

type AccessToken = typeof import('../../../app/connections/shopify-access-token.server.ts')

let shopify: ShopifySandbox
let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let getShopifyAccessToken: AccessToken['getShopifyAccessToken']
let openApp: () => Promise<unknown>

beforeAll(async () => {
  shopify = await aShopifyShop(shop)
  environment = await prepareAppEnvironment(shopify.url)
  ;({ db } = await import('../../../app/db.server.ts'))
  ;({ getShopifyAccessToken } = await import('../../../app/connections/shopify-access-token.server.ts'))
  const { authenticateAdmin } = await import('../../../app/authenticate.server.ts')
  openApp = () => authenticateAdmin(anAdminRequest('/app', anIdToken({ shop })))
})

afterAll(async () => {
  await environment.close()
  await shopify.close()
})

beforeEach(async () => {
  await db.session.deleteMany()
  await openApp()
  shopify.world.requests.clear()
  shopify.world.faults.clear()
})

const endTokenIn = (ms: number) => db.session.updateMany({ data: { expires: new Date(Date.now() + ms) } })
const connection = () => db.connection.findFirstOrThrow({ where: { accountKey: shop } })

describe('the access token of a shop', () => {
  it('is the stored one while it lasts', async () => {
    const token = await getShopifyAccessToken(shop)
    expect(await getShopifyAccessToken(shop)).toBe(token)
    expect(tokenCalls(shopify)).toBe(0)
  })

  it('is refreshed once for three callers at the same moment', async () => {
    const before = await getShopifyAccessToken(shop)
    await endTokenIn(minute)
    const tokens = await Promise.all(Array.from({ length: 3 }, () => getShopifyAccessToken(shop)))
    expect(new Set(tokens).size).toBe(1)
    expect(tokens[0]).not.toBe(before)
    expect(tokenCalls(shopify)).toBe(1)
  })

  it('is refreshed once for two processes at the same moment', async () => {
    await endTokenIn(minute)
    vi.resetModules()
    const otherProcess = await import('../../../app/connections/shopify-access-token.server.ts')
    expect(otherProcess.getShopifyAccessToken).not.toBe(getShopifyAccessToken)
    const tokens = await Promise.all([getShopifyAccessToken(shop), otherProcess.getShopifyAccessToken(shop)])
    expect(new Set(tokens).size).toBe(1)
    expect(tokenCalls(shopify)).toBe(1)
  })

  it('is another one where Shopify refused it, fetched once for all who saw the refusal', async () => {
    const rejected = await getShopifyAccessToken(shop)
    const tokens = await Promise.all(Array.from({ length: 3 }, () => getShopifyAccessToken(shop, { rejected })))
    expect(new Set([rejected, ...tokens]).size).toBe(2)
    expect(tokenCalls(shopify)).toBe(1)
  })

  it('is stored together with its successor’s key: a second refresh works', async () => {
    for (let refreshes = 0; refreshes < 2; refreshes += 1) {
      await endTokenIn(minute)
      await getShopifyAccessToken(shop)
    }
    expect(tokenCalls(shopify)).toBe(2)
    expect((await connection()).status).toBe('active')
  })

  it('survives a lost answer: the former refresh token still works', async () => {
    await endTokenIn(minute)
    shopify.world.faults.add({ place: 'token', effect: { kind: 'drop-after' } })
    await expect(getShopifyAccessToken(shop)).rejects.toMatchObject({ code: 'unavailable' })
    expect(await getShopifyAccessToken(shop)).toMatch(/^shpat_/)
    expect((await connection()).status).toBe('active')
  })
})

describe('a refresh that Shopify refuses', () => {
  beforeEach(async () => {
    await endTokenIn(minute)
    shopify.world.faults.add({ place: 'token', effect: { kind: 'revoke-token' } })
  })

  it('asks the merchant to open the app, and the next visit repairs it', async () => {
    await expect(getShopifyAccessToken(shop)).rejects.toMatchObject({ name: 'ConnectorError', code: 'auth_expired' })
    expect(await connection()).toMatchObject({ status: 'needs_reconnect', statusReason: 'token_refused' })
    await openApp()
    expect(await connection()).toMatchObject({ status: 'active', statusReason: null })
    expect(await getShopifyAccessToken(shop)).toMatch(/^shpat_/)
  })

  it('is not repeated by later calls', async () => {
    await expect(getShopifyAccessToken(shop)).rejects.toThrow()
    await expect(getShopifyAccessToken(shop)).rejects.toMatchObject({ code: 'auth_expired' })
    expect(tokenCalls(shopify)).toBe(1)
  })
})

describe('a renewal that was cut off between the tokens and the connection', () => {
  it('is made whole by the next visit, though it exchanges no token', async () => {
    const { id, workspaceId } = await connection()
    await db.connection.update({ where: { id }, data: { status: 'needs_reconnect', statusReason: 'token_refused' } })
    await db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'read-account'`
    await openApp()
    expect(tokenCalls(shopify)).toBe(0)
    const jobs = await db.$queryRaw<{ data: { workspaceId: string; connectionId: string } }[]>`
      SELECT data FROM pgboss.job WHERE name = 'read-account'`
    expect(jobs).toEqual([{ data: { workspaceId, connectionId: id } }])
    const { readAccount } = await import('../../../app/pipeline/upkeep/read-account.server.ts')
    await readAccount({ workspaceId, connectionId: id })
    expect(await connection()).toMatchObject({ status: 'active', statusReason: null })
  })
})

describe('a shop that never opened the app', () => {
  it('has no token', async () => {
    await expect(getShopifyAccessToken('unknown.myshopify.com')).rejects.toMatchObject({ code: 'auth_expired' })
  })
})
