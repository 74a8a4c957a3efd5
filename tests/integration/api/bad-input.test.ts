import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApiKey, callApi, type ApiCall } from '../../support/api-client.ts'
import { prepareAppEnvironment } from '../../support/app-environment.ts'
import { aPicture } from '../../support/a-picture.ts'
import { aPopulatedWorkspace } from '../../support/a-populated-workspace.ts'
import { aShopifyShop } from '../../support/a-shopify-shop.ts'
import { countRows, listFiles } from '../../support/count-rows.ts'
import { anAdminRequest, anIdToken } from '../../support/shopify-requests.ts'

const shop = 'demo.myshopify.com'

// The cases are made of the endpoint table, which needs the environment: so this is set up before the tests are listed.
const shopify = await aShopifyShop(shop, [{ title: 'Lamp', options: [], variants: [], media: [] }])
const environment = await prepareAppEnvironment(shopify.url)
const { db } = await import('../../../app/db.server.ts')
const { endpoints } = await import('../../../app/api/endpoints/index.server.ts')

let workspaceId: string
let token: string
let assetId: string
/** Ids of rows that exist, in another workspace. */
let foreign: Record<string, string>

beforeAll(async () => {
  const { authenticateAdmin } = await import('../../../app/authenticate.server.ts')
  ;({ workspaceId } = await authenticateAdmin(anAdminRequest('/app', anIdToken({ shop }))))
  token = await anApiKey(workspaceId)
  const other = await aPopulatedWorkspace({ shop: 'other.myshopify.com' })
  const asset = await db.asset.findFirstOrThrow({ where: { workspaceId: other.workspaceId } })
  const { planId } = await db.exportRun.findUniqueOrThrow({ where: { id: other.runId } })
  const draft = await db.exportDraft.findFirstOrThrow({ where: { workspaceId: other.workspaceId } })
  foreign = { assetId: asset.id, planId, exportId: other.runId, draftId: draft.id }
  const body = new Blob([Uint8Array.from(await aPicture())])
  const imported = await callApi('/assets', { method: 'POST', token, body })
  assetId = ((await imported.json()) as { asset: { id: string } }).asset.id
})

afterAll(async () => {
  await environment.close()
  await shopify.close()
})

async function expectRefusal(path: string, call: ApiCall, status: number) {
  const rows = await countRows()
  const files = await listFiles(environment.storageDir)
  const response = await callApi(path, call)
  const text = await response.text()
  expect(response.status, text).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem = JSON.parse(text) as { status: number; title: string; detail: string; code: string }
  expect(problem).toMatchObject({ status, code: expect.any(String) as string, title: expect.any(String) as string })
  expect(problem.detail).toMatch(/\w{3,}/)
  expect(await countRows()).toEqual(rows)
  expect(await listFiles(environment.storageDir)).toEqual(files)
}

const withIds = (path: string, ids: Record<string, string>) =>
  path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? 'missing')

const cases = endpoints.map((endpoint) => ({ ...endpoint, name: `${endpoint.method} ${endpoint.path}` }))
const withParams = cases.filter(({ path }) => path.includes('{'))
const writes = cases.filter(({ method }) => method !== 'GET')
const withBody = cases.filter(({ schemas }) => schemas.body)

describe('every endpoint', () => {
  it.each(cases)('$name refuses a caller without credentials', async ({ method, path }) => {
    await expectRefusal(withIds(path, foreign), { method, token: null }, 401)
  })

  it.each(cases)('$name refuses a key that lacks its permission', async ({ method, path, scope }) => {
    const lesser = await anApiKey(
      workspaceId,
      ['read', 'write', 'export'].filter((known) => known !== scope),
    )
    await expectRefusal(withIds(path, foreign), { method, token: lesser }, 403)
    await db.apiKey.deleteMany({ where: { workspaceId, NOT: { scopes: { has: scope } } } })
  })

  it.each(cases)('$name names the methods that there are', async ({ path }) => {
    await expectRefusal(withIds(path, foreign), { method: 'PUT', token }, 405)
  })
})

/** The least that endpoints take whose body may not be left out. */
const leastBodies: Record<string, object> = {
  changeAsset: { title: 'x' },
  decideConflicts: { decision: 'skip' },
  rescheduleExport: { startAt: null },
}

const leastBody = (operationId: string) => {
  const json = leastBodies[operationId]
  return json ? { json } : {}
}

describe('every endpoint with an id', () => {
  it.each(withParams)('$name finds nothing of another workspace', async ({ method, path, operationId }) => {
    await expectRefusal(withIds(path, foreign), { method, token, ...leastBody(operationId) }, 404)
  })

  it.each(withParams)('$name finds nothing under an id that does not exist', async ({ method, path, operationId }) => {
    const id = '01900000-0000-7000-8000-000000000000'
    const ids = { assetId: id, planId: id, exportId: id, draftId: id }
    await expectRefusal(withIds(path, ids), { method, token, ...leastBody(operationId) }, 404)
  })

  it.each(withParams)('$name finds nothing under what is no id', async ({ method, path }) => {
    const odd = "1'%20OR%201=1"
    await expectRefusal(
      withIds(path, { assetId: odd, planId: odd, exportId: odd, draftId: odd }),
      { method, token },
      404,
    )
  })
})

describe('every write', () => {
  it.each(writes)('$name refuses a malformed Idempotency-Key', async ({ method, path }) => {
    const headers = { 'Idempotency-Key': 'two words' }
    await expectRefusal(withIds(path, foreign), { method, token, headers }, 400)
  })
})

describe('every endpoint with a body', () => {
  const json = { 'Content-Type': 'application/json' }

  it.each(withBody)('$name refuses what is not JSON', async ({ method, path }) => {
    await expectRefusal(withIds(path, foreign), { method, token, headers: json, body: '{"shop":' }, 400)
  })

  it.each(withBody)('$name refuses a body beyond five megabytes', async ({ method, path }) => {
    const body = JSON.stringify({ shop: 'x'.repeat(5 * 2 ** 20) })
    await expectRefusal(withIds(path, foreign), { method, token, headers: json, body }, 413)
  })

  it.each(withBody)('$name refuses another type of content', async ({ method, path }) => {
    const headers = { 'Content-Type': 'text/plain' }
    await expectRefusal(withIds(path, foreign), { method, token, headers, body: 'shop=demo' }, 415)
  })

  it.each(withBody)('$name refuses a body of another shape', async ({ method, path }) => {
    await expectRefusal(withIds(path, foreign), { method, token, json: [1, 2, 3] }, 422)
  })

  it.each(withBody)('$name refuses text that no database keeps', async ({ method, path }) => {
    await expectRefusal(withIds(path, foreign), { method, token, json: { title: ['a\0b'] } }, 422)
  })

  it.each(withBody.filter(({ schemas }) => !schemas.body?.safeParse({}).success))(
    '$name refuses an empty body',
    async ({ method, path }) => {
      await expectRefusal(withIds(path, foreign), { method, token, json: {} }, 422)
    },
  )

  it.each(withBody.filter(({ path }) => !path.endsWith('connect')))(
    '$name refuses unknown fields',
    async ({ method, path }) => {
      await expectRefusal(withIds(path, foreign), { method, token, json: { titel: 'x' } }, 422)
    },
  )
})

describe('searching', () => {
  it.each([
    ['/shopify/products?limit=0', 422],
    ['/shopify/products?limit=ten', 422],
    ['/shopify/products?status=sold', 422],
    [`/shopify/products?query=${'x'.repeat(256)}`, 422],
    ['/shopify/products?query=MUG%00', 422],
    ['/shopify/products?shop=evil.example.com', 422],
    ['/shopify/products?shop=other.myshopify.com', 409],
    ['/amazon/products', 409],
    ['/amazon/products?limit=101', 422],
    ['/amazon/products?query=MUG%00', 422],
    ['/amazon/products?connectionId=17', 422],
    ['/amazon/products?connectionId=01900000-0000-7000-8000-000000000000', 409],
    [`/amazon/products?cursor=${'x'.repeat(2001)}`, 422],
    ['/woocommerce/products', 409],
    ['/woocommerce/products?limit=0', 422],
    ['/woocommerce/products?cursor=last', 422],
    ['/woocommerce/products?query=%00', 422],
    ['/woocommerce/products?connectionId=17', 422],
    ['/woocommerce/products?siteUrl=shop.example.com', 409],
    ['/assets?page=-1', 422],
    ['/assets?kind=music', 422],
    [`/assets?query=${'x'.repeat(201)}`, 422],
    ['/assets?query=a%00b', 422],
    ['/assets?tag=%00', 422],
    ['/exports?filter=lost', 422],
    ['/exports?query=%00', 422],
    [`/exports?query=${'x'.repeat(201)}`, 422],
    ['/exports?page=0', 422],
    ['/nothing/here', 404],
  ])('%s is refused', async (path, status) => {
    await expectRefusal(path, { token }, status)
  })
})

describe('a file', () => {
  const send = (body: BodyInit, query = '') => ({ path: `/assets${query}`, call: { method: 'POST', token, body } })

  it.each<[string, () => Promise<ReturnType<typeof send>> | ReturnType<typeof send>, number]>([
    ['that is empty', () => send(''), 422],
    ['that is no picture', () => send('hello'), 415],
    ['that is an SVG', () => send('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415],
    [
      'that is truncated',
      async () => send(new Blob([Uint8Array.from((await aPicture({ widthPx: 600 })).subarray(0, 400))])),
      422,
    ],
    ['in a form without it', () => send(new FormData()), 422],
  ])('%s is refused and leaves nothing', async (_what, make, status) => {
    const { path, call } = await make()
    await expectRefusal(path, { ...call, token }, status)
  })

  it.each([
    'http://127.0.0.1:1/a.jpg',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/a.jpg',
    'file:///etc/passwd',
    'not a url',
  ])('from %s is refused and leaves nothing', async (url) => {
    await expectRefusal('/assets', { method: 'POST', token, json: { url } }, 422)
  })
})

describe('a WooCommerce store to connect', () => {
  const keys = { consumerKey: 'ck_1', consumerSecret: 'cs_1' }
  const applicationPassword = { username: 'admin', password: 'secret' }

  it.each<[string, object, number]>([
    ['no address', { keys }, 422],
    ['no credentials', { siteUrl: 'example.com' }, 422],
    ['what is no address', { siteUrl: 'my shop', keys }, 422],
    ['an address in a private network', { siteUrl: 'http://10.0.0.1', keys }, 422],
    ['the metadata of this machine', { siteUrl: 'http://169.254.169.254', applicationPassword }, 422],
    ['a file of this machine', { siteUrl: 'file:///etc/passwd', keys }, 422],
    ['a password in the address', { siteUrl: 'http://a:b@example.com', keys }, 422],
    ['a key without its secret', { siteUrl: 'example.com', keys: { consumerKey: 'ck_1' } }, 422],
    ['an approval of no kind', { siteUrl: 'example.com', approval: 'trust' }, 422],
    ['an approval that is not there', { approvalId: '01900000-0000-7000-8000-000000000000' }, 404],
    ['an approval that is no id', { approvalId: 'mine' }, 422],
  ])('%s is refused', async (_what, json, status) => {
    await expectRefusal('/woocommerce/connect', { method: 'POST', token, json }, status)
  })
})

describe('a seller on Amazon to connect', () => {
  it.each<[string, object, number]>([
    ['where the operator has no app', { marketplaceId: 'ATVPDKIKX0DER' }, 409],
    ['nothing to begin with', {}, 422],
    ['a marketplace that is no text', { marketplaceId: 7 }, 422],
    ['a renewal of what is no id', { connectionId: 'mine' }, 422],
    ['a consent that is not there', { approvalId: '01900000-0000-7000-8000-000000000000' }, 404],
    ['a consent that is no id', { approvalId: 'mine' }, 422],
    ['marketplaces of no kind', { approvalId: '01900000-0000-7000-8000-000000000000', marketplaces: 'all' }, 422],
  ])('%s is refused', async (_what, json, status) => {
    await expectRefusal('/amazon/connect', { method: 'POST', token, json }, status)
  })
})

describe('pictures for a product', () => {
  const upload = (fields: object) => ({
    method: 'POST',
    token,
    json: { product: { handle: 'lamp' }, pictures: [{ assetId }], ...fields },
  })

  it.each<[string, () => object, number]>([
    ['no pictures', () => ({ pictures: [] }), 422],
    ['251 pictures', () => ({ pictures: Array.from({ length: 251 }, () => ({ assetId })) }), 422],
    ['a picture of another workspace', () => ({ pictures: [{ assetId: foreign['assetId'] }] }), 404],
    ['a role that does not exist', () => ({ pictures: [{ assetId, role: 'cover' }] }), 422],
    ['alt text beyond 512 characters', () => ({ pictures: [{ assetId, placeAltText: 'x'.repeat(513) }] }), 422],
    ['a product that does not exist', () => ({ product: { handle: 'no-such-lamp' } }), 422],
    ['an id of nothing', () => ({ product: { id: 'gid://shopify/Product/999999' } }), 422],
    ['an id of another kind', () => ({ product: { id: 'gid://shopify/Order/1' } }), 422],
    ['two ways to name the product', () => ({ product: { handle: 'lamp', sku: 'LAMP' } }), 422],
    ['a variant that the product lacks', () => ({ pictures: [{ assetId, target: { sku: 'NOPE' } }] }), 422],
    [
      'an option that the product lacks',
      () => ({ pictures: [{ assetId, target: { option: 'Color', value: 'Red' } }] }),
      422,
    ],
    ['an address in a private network', () => ({ pictures: [{ url: 'http://10.0.0.1/a.jpg' }] }), 422],
    ['a store of another workspace', () => ({ shop: 'other.myshopify.com' }), 409],
    ['approval as a text', () => ({ approve: 'yes' }), 422],
  ])('%s', async (_what, fields, status) => {
    await expectRefusal('/shopify/upload', { ...upload(fields()), token }, status)
  })

  it('501 products at once', async () => {
    const products = Array.from({ length: 501 }, () => ({ product: { handle: 'lamp' }, pictures: [{ assetId }] }))
    await expectRefusal('/shopify/bulk-upload', { method: 'POST', token, json: { products } }, 422)
  })
})

describe('pictures for a listing on Amazon', () => {
  it.each<[string, () => object, number]>([
    ['where no seller is connected', () => ({}), 409],
    ['of a seller that does not exist', () => ({ connectionId: '01900000-0000-7000-8000-000000000000' }), 409],
    ['of what is no seller', () => ({ connectionId: 'Northwind' }), 422],
    ['by an id, which listings do not have', () => ({ product: { id: 'B0CXYZ1234' } }), 422],
    ['by an empty SKU', () => ({ product: { sku: '' } }), 422],
    ['for a variant by an id', () => ({ pictures: [{ assetId, target: { variantId: '1' } }] }), 422],
    ['of a store by its address', () => ({ siteUrl: 'amazon.de' }), 422],
    ['with a field of Shopify’s', () => ({ shop }), 422],
  ])('%s', async (_what, fields, status) => {
    const json = { product: { sku: 'LAMP' }, pictures: [{ assetId }], ...fields() }
    await expectRefusal('/amazon/upload', { method: 'POST', token, json }, status)
    const { product, pictures, ...account } = json
    const many = { ...account, products: [{ product, pictures }] }
    await expectRefusal('/amazon/bulk-upload', { method: 'POST', token, json: many }, status)
  })
})

describe('pictures for a product of a WooCommerce store', () => {
  it.each<[string, () => object, number]>([
    ['where no store is connected', () => ({}), 409],
    ['of a store that is not connected', () => ({ siteUrl: 'shop.example.com' }), 409],
    ['of a store that does not exist', () => ({ connectionId: '01900000-0000-7000-8000-000000000000' }), 409],
    ['of what is no store', () => ({ connectionId: 'shop' }), 422],
    ['by an id of Shopify', () => ({ product: { id: 'gid://shopify/Product/1' } }), 422],
    ['by a handle, which such stores do not have', () => ({ product: { handle: 'lamp' } }), 422],
    ['by an id that is no number', () => ({ product: { id: '1 OR 1=1' } }), 422],
    ['for a variation that is no number', () => ({ pictures: [{ assetId, target: { variantId: '-1' } }] }), 422],
    ['with a field of Shopify’s', () => ({ shop }), 422],
  ])('%s', async (_what, fields, status) => {
    const json = { product: { sku: 'LAMP' }, pictures: [{ assetId }], ...fields() }
    await expectRefusal('/woocommerce/upload', { method: 'POST', token, json }, status)
    const { product, pictures, ...account } = json
    const many = { ...account, products: [{ product, pictures }] }
    await expectRefusal('/woocommerce/bulk-upload', { method: 'POST', token, json: many }, status)
  })
})
