import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { aWebhook } from '../../support/shopify-requests.ts'

let environment: AppEnvironment
let send: (request: Request) => Promise<Response>
let db: typeof import('../../../app/db.server.ts').db

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
  const route = await import('../../../app/routes/webhooks.$.ts')
  send = (request) => route.action({ request, params: {}, context: {} })
})

afterAll(() => environment.close())

beforeEach(() => db.webhookDelivery.deleteMany())

const jobsFor = (deliveryId: string) =>
  db.$queryRaw<{ name: string }[]>`SELECT name FROM pgboss.job WHERE data->>'deliveryId' = ${deliveryId}`

describe('a webhook that is signed', () => {
  it('is stored with its job and answered at once', async () => {
    const response = await send(aWebhook({ topic: 'products/update', payload: { id: 7, title: 'Mug' }, id: 'w1' }))
    expect(response.status).toBe(200)
    expect(await db.webhookDelivery.findMany()).toMatchObject([
      { id: 'w1', topic: 'PRODUCTS_UPDATE', shop: 'demo.myshopify.com', payload: { id: 7 }, processedAt: null },
    ])
    expect(await jobsFor('w1')).toEqual([{ name: 'process-webhook' }])
  })

  it('is worked on once however often it is delivered', async () => {
    const repeats = Array.from({ length: 5 }, () => send(aWebhook({ topic: 'app/uninstalled', id: 'w2' })))
    expect((await Promise.all(repeats)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(await jobsFor('w2')).toHaveLength(1)
  })

  it('leaves the personal data of a compliance request unstored', async () => {
    const payload = {
      shop_domain: 'demo.myshopify.com',
      customer: { id: 1, email: 'jo@example.com', phone: '555' },
      data_request: { id: 9999 },
    }
    expect((await send(aWebhook({ topic: 'customers/data_request', payload }))).status).toBe(200)
    expect(JSON.stringify(await db.webhookDelivery.findMany())).not.toContain('jo@example.com')
  })
})

describe('a delivery that is refused', () => {
  const redaction = { topic: 'shop/redact', payload: { shop_domain: 'demo.myshopify.com' } }

  it.each([
    ['a wrong signature', aWebhook({ ...redaction, headers: { 'X-Shopify-Hmac-Sha256': 'bm90IGl0' } }), 401],
    ['no signature', aWebhook({ ...redaction, headers: { 'X-Shopify-Hmac-Sha256': undefined } }), 400],
    ['no topic', aWebhook({ ...redaction, headers: { 'X-Shopify-Topic': undefined } }), 400],
    ['no id', aWebhook({ ...redaction, headers: { 'X-Shopify-Webhook-Id': undefined } }), 400],
    ['a shop that the signed body does not name', aWebhook({ ...redaction, shop: 'other.myshopify.com' }), 401],
    ['a body that is not JSON', aWebhook({ topic: 'products/update', rawBody: '{"id":' }), 400],
    ['an empty body', aWebhook({ topic: 'products/update', rawBody: '' }), 400],
    ['a payload of another kind', aWebhook({ topic: 'products/update', payload: { id: 'x' } }), 400],
    ['a topic nobody acts on', aWebhook({ topic: 'orders/create', payload: { id: 1 } }), 404],
    ['the method GET', aWebhook({ topic: 'products/update', method: 'GET' }), 405],
    ['a body beyond one megabyte', aWebhook({ topic: 'products/update', rawBody: 'x'.repeat(2 ** 20 + 1) }), 413],
  ])('%s is answered with words and leaves nothing behind', async (_what, request, status) => {
    const response = await send(request)
    expect(response.status).toBe(status)
    expect(await response.text()).not.toBe('')
    expect(await db.webhookDelivery.count()).toBe(0)
  })
})
