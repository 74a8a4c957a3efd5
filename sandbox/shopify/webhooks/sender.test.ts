import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { actAsMerchant } from '../control/merchant.ts'
import { APP, DOMAIN, openShop } from '../testing/open-shop.ts'

interface Received {
  path: string
  headers: Record<string, unknown>
  body: string
}

/** Stands for the app: keeps what it gets and answers with the next status, then 200. */
async function listeningApp(statuses: number[] = []): Promise<{ appUrl: string; received: Received[] }> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body })
      response.writeHead(statuses.shift() ?? 200).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { appUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received }
}

test('a change by the merchant arrives signed, with the fields subscribed to', async () => {
  const { appUrl, received } = await listeningApp()
  const { world, shop, until } = await openShop({ appUrl })
  const [productId = ''] = shop.products.keys()
  actAsMerchant(world, shop, { action: 'rename-product', productId, title: 'Cotton Shirt' })
  await until(() => received.length > 0)
  const [message] = received
  expect(message?.path).toBe('/webhooks/products')
  expect(message?.headers).toMatchObject({
    'x-shopify-topic': 'products/update',
    'x-shopify-shop-domain': DOMAIN,
    'x-shopify-hmac-sha256': createHmac('sha256', APP.apiSecret)
      .update(message?.body ?? '')
      .digest('base64'),
  })
  expect(Object.keys(JSON.parse(message?.body ?? '{}') as object)).toEqual(['id', 'updated_at'])
})

test('a refused message comes again under the same id', async () => {
  const { appUrl, received } = await listeningApp([500, 503])
  const { world, shop, until } = await openShop({ appUrl })
  actAsMerchant(world, shop, { action: 'uninstall' })
  await until(() => received.length === 3)
  expect(new Set(received.map(({ headers }) => headers['x-shopify-webhook-id'])).size).toBe(1)
  await until(() => world.webhooks.deliveries.length === 3)
  expect(world.webhooks.deliveries.map(({ result }) => result)).toEqual([500, 503, 200])
})
