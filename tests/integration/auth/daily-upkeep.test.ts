import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ShopifySandbox } from '../../../sandbox/shopify/server.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { aShopifyShop, anIdentity, tokenCalls } from '../../support/a-shopify-shop.ts'
import { seedShop } from '../../../sandbox/shopify/state/seeding.ts'
import { anAdminRequest, anIdToken } from '../../support/shopify-requests.ts'

const [idle, revoked, busy] = ['idle.myshopify.com', 'revoked.myshopify.com', 'busy.myshopify.com']
const day = 24 * 60 * 60 * 1000

let shopify: ShopifySandbox
let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db

beforeAll(async () => {
  shopify = await aShopifyShop(idle)
  for (const domain of [revoked, busy]) await seedShop(shopify.world, { shop: anIdentity(domain), products: [] })
  environment = await prepareAppEnvironment(shopify.url)
  ;({ db } = await import('../../../app/db.server.ts'))
  const { authenticateAdmin } = await import('../../../app/authenticate.server.ts')
  for (const shop of [idle, revoked, busy]) await authenticateAdmin(anAdminRequest('/app', anIdToken({ shop })))
})

afterAll(async () => {
  await environment.close()
  await shopify.close()
})

it('renews the tokens of idle shops, marks refused ones, and forgets what can no longer repeat', async () => {
  const ago = (days: number) => new Date(Date.now() - days * day)
  await db.$executeRaw`UPDATE "Session" SET "updatedAt" = ${ago(8)} WHERE shop <> ${busy}`
  shopify.world.shops.get(revoked)?.tokens.revokeAll()
  const delivery = { topic: 'APP_UNINSTALLED', shop: busy, payload: {}, triggeredAt: ago(31), receivedAt: ago(31) }
  await db.webhookDelivery.createMany({
    data: [
      { ...delivery, id: 'old', processedAt: ago(31) },
      { ...delivery, id: 'waiting' },
    ],
  })
  const before = tokenCalls(shopify)

  const { dailyUpkeep } = await import('../../../app/pipeline/upkeep/daily-upkeep.server.ts')
  await dailyUpkeep({}, new AbortController().signal)

  expect(tokenCalls(shopify) - before).toBe(2)
  const statuses = await db.connection.findMany({
    select: { accountKey: true, status: true },
    orderBy: { label: 'asc' },
  })
  expect(statuses).toEqual([
    { accountKey: busy, status: 'active' },
    { accountKey: idle, status: 'active' },
    { accountKey: revoked, status: 'needs_reconnect' },
  ])
  expect((await db.webhookDelivery.findMany({ select: { id: true } })).map(({ id }) => id)).toEqual(['waiting'])
})
