import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startShopifySandbox, type ShopifySandbox } from '../../../sandbox/shopify/server.ts'
import { actAsMerchant } from '../../../sandbox/shopify/control/merchant.ts'
import { seedShop } from '../../../sandbox/shopify/state/seeding.ts'
import { apiKey, apiSecret, prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { anIdentity } from '../../support/a-shopify-shop.ts'
import { anAdminRequest, anIdToken } from '../../support/shopify-requests.ts'

const shop = 'demo.myshopify.com'

let app: Server
let shopify: ShopifySandbox
let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let worker: Awaited<ReturnType<typeof import('../../../app/pipeline/start-worker.server.ts').startWorker>>

beforeAll(async () => {
  app = createServer((incoming, response) => {
    void receive(incoming).then(async (answer) => response.writeHead(answer.status).end(await answer.text()))
  })
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve))
  const appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`
  shopify = await startShopifySandbox({ apiKey, apiSecret, appUrl })
  const mug = { title: 'Mug', options: [], variants: [], media: [] }
  await seedShop(shopify.world, { shop: anIdentity(shop), products: [mug] })
  environment = await prepareAppEnvironment(shopify.url)
  ;({ db } = await import('../../../app/db.server.ts'))
  const { startWorker } = await import('../../../app/pipeline/start-worker.server.ts')
  worker = await startWorker()
})

afterAll(async () => {
  await worker.stop()
  await environment.close()
  await shopify.close()
  app.close()
})

async function receive(incoming: IncomingMessage): Promise<Response> {
  const { acceptWebhook } = await import('../../../app/services/accept-webhook.server.ts')
  const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)])
  const body = Buffer.concat(await incoming.toArray())
  return acceptWebhook(new Request(`http://app${incoming.url}`, { method: incoming.method, headers, body }))
}

const merchant = (command: Parameters<typeof actAsMerchant>[2]) => {
  const found = shopify.world.shops.get(shop)
  if (!found) throw new Error('no shop')
  return actAsMerchant(shopify.world, found, command)
}

describe('what a merchant does in Shopify Admin', () => {
  it('marks the product’s listing stale, then deleted', async () => {
    const { authenticateAdmin } = await import('../../../app/authenticate.server.ts')
    const tenant = await authenticateAdmin(anAdminRequest('/app', anIdToken({ shop })))
    const { rememberListings } = await import('../../../app/catalogue/remember-listings.server.ts')
    const [productId = ''] = [...(shopify.world.shops.get(shop)?.products.keys() ?? [])]
    await rememberListings({ ...tenant, remoteIds: [productId] })
    const listing = () => db.listing.findFirstOrThrow()

    merchant({ action: 'rename-product', productId, title: 'Cup' })
    await expect.poll(async () => (await listing()).stale, { timeout: 10_000 }).toBe(true)
    merchant({ action: 'delete-product', productId })
    await expect.poll(async () => (await listing()).deletedAt, { timeout: 10_000 }).not.toBeNull()
  })

  it('disconnects the store when the app is uninstalled, and connects it when it is installed again', async () => {
    const connection = () => db.connection.findFirstOrThrow()
    merchant({ action: 'uninstall' })
    await expect.poll(async () => (await connection()).status, { timeout: 10_000 }).toBe('disconnected')
    expect(await db.session.count()).toBe(0)
    merchant({ action: 'install' })
    const { authenticateAdmin } = await import('../../../app/authenticate.server.ts')
    await authenticateAdmin(anAdminRequest('/app', anIdToken({ shop })))
    expect((await connection()).status).toBe('active')
  })
})
