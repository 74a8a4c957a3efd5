import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ShopifySandbox } from '../../../sandbox/shopify/server.ts'
import { anApiKey, callApi } from '../../support/api-client.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { aPicture } from '../../support/a-picture.ts'
import { aShopifyShop } from '../../support/a-shopify-shop.ts'
import {
  aColourProduct,
  aSimpleProduct,
  aWooCommerceStore,
  type RunningStore,
} from '../../support/a-woocommerce-store.ts'
import { anAdminRequest, anIdToken } from '../../support/shopify-requests.ts'

const domain = 'suite.myshopify.com'

let shopify: ShopifySandbox
let store: RunningStore
let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let worker: Awaited<ReturnType<typeof import('../../../app/pipeline/start-worker.server.ts').startWorker>>
let workspaceId: string
let connectionId: string
let token: string

beforeAll(async () => {
  const lamp = { sku: 'LAMP-S', price: '9.00', optionValues: { Size: 'Small' } }
  const options = [{ name: 'Size', values: ['Small', 'Large'] }]
  const large = { ...lamp, sku: 'LAMP-L', optionValues: { Size: 'Large' } }
  shopify = await aShopifyShop(domain, [{ title: 'Lamp', options, variants: [lamp, large], media: [] }])
  store = await aWooCommerceStore([
    aColourProduct('Shirt', { Red: 'TEE-RED', Blue: 'TEE-BLUE' }),
    aSimpleProduct('Small lamp', 'LAMP-S'),
    aSimpleProduct('Large lamp', 'LAMP-L'),
    aSimpleProduct('Cup', 'CUP'),
  ])
  environment = await prepareAppEnvironment(shopify.url)
  process.env.IMPORT_ALLOWED_HOSTS = new URL(store.url).host
  ;({ db } = await import('../../../app/db.server.ts'))
  const { authenticateAdmin } = await import('../../../app/authenticate.server.ts')
  const tenant = await authenticateAdmin(anAdminRequest('/app', anIdToken({ shop: domain })))
  workspaceId = tenant.workspaceId
  connectionId = await store.connect(workspaceId)
  token = await anApiKey(workspaceId)
  const { startWorker } = await import('../../../app/pipeline/start-worker.server.ts')
  worker = await startWorker()
})

afterAll(async () => {
  await worker.stop()
  await environment.close()
  await Promise.all([shopify.close(), store.close()])
})

async function read<Answer>(response: Response): Promise<Answer> {
  const text = await response.text()
  expect(response.ok, text).toBe(true)
  return JSON.parse(text) as Answer
}

async function importPicture(seed: number): Promise<string> {
  const body = new Blob([Uint8Array.from(await aPicture({ widthPx: 600, heightPx: 600, seed }))])
  const response = await callApi(`/assets?fileName=picture-${seed}.jpg`, { method: 'POST', token, body })
  return (await read<{ asset: { id: string } }>(response)).asset.id
}

interface Prepared {
  plan: { id: string; connectionId: string; totals: { listings: number; upload: number; errors: number } }
  exportId: string | null
}

const upload = async (json: object, path = 'upload') =>
  read<Prepared>(await callApi(`/woocommerce/${path}`, { method: 'POST', token, json }))

async function finished(exportId: string | null) {
  const get = async () =>
    read<{ state: string; totals: object }>(await callApi(`/exports/${exportId ?? ''}`, { token }))
  await expect.poll(async () => (await get()).state, { timeout: 30_000 }).toBe('finished')
  return (await get()).totals
}

function picturesOf(name: string): readonly number[] {
  const product = [...store.site.data.products.values()].find((each) => each.name === name)
  return product ? [product.imageId, ...product.galleryIds].filter((id) => id > 0) : []
}

describe('uploading to a WooCommerce store', () => {
  it('finds its products, and says what each is linked to', async () => {
    const page = await read<{ items: object[] }>(await callApi('/woocommerce/products?query=shirt', { token }))
    expect(page.items).toMatchObject([{ title: 'Shirt', variantCount: 2, linkedTo: null }])
  })

  it('plans first, by the SKU of a variation, and exports when it is approved', async () => {
    const assetId = await importPicture(1)
    const prepared = await upload({
      product: { sku: 'tee-red' },
      pictures: [
        { assetId, role: 'hero' },
        { assetId: await importPicture(2), target: { sku: 'TEE-BLUE' } },
      ],
    })
    expect(prepared).toMatchObject({
      exportId: null,
      plan: { connectionId, totals: { listings: 1, upload: 2, errors: 0 } },
    })
    expect(picturesOf('Shirt')).toEqual([])
    await read(await callApi(`/plans/${prepared.plan.id}/approve`, { method: 'POST', token }))
    const { id } = await db.exportRun.findFirstOrThrow({ where: { planId: prepared.plan.id } })
    expect(await finished(id)).toMatchObject({ selected: 1, done: 1, failed: 0 })
    expect(picturesOf('Shirt').length).toBeGreaterThan(0)
  })

  it('exports to many products at once, by id and SKU, to the store that is named', async () => {
    const [first, second] = [await importPicture(3), await importPicture(4)]
    const cup = [...store.site.data.products.values()].find(({ name }) => name === 'Cup')!
    const body = {
      ...{ approve: true, siteUrl: `${store.url.replace('http://', '')}/` },
      products: [
        { product: { id: `${cup.id}` }, pictures: [{ assetId: first, role: 'hero', placeAltText: 'A cup' }] },
        { product: { sku: 'LAMP-S' }, pictures: [{ assetId: second, role: 'hero' }] },
      ],
    }
    const { exportId } = await upload(body, 'bulk-upload')
    expect(await finished(exportId)).toMatchObject({ selected: 2, done: 2, failed: 0 })
    const uploaded = store.site.data.attachments.size
    const again = await upload({ ...body, connectionId }, 'bulk-upload')
    expect(await finished(again.exportId)).toMatchObject({ selected: 2, failed: 0 })
    expect(store.site.data.attachments.size).toBe(uploaded)
  })

  it('gives a picture for a linked store product to the variant that it stands for', async () => {
    const { keepListings } = await import('../../../app/catalogue/remember-listings.server.ts')
    const { openConnector } = await import('../../../app/connections/open-connector.server.ts')
    const shop = await db.connection.findFirstOrThrow({ where: { channel: 'shopify' } })
    const connector = await openConnector(workspaceId, shop.id)
    const ids = [...shopify.world.shops.get(domain)!.products.keys()]
    const [kept] = await keepListings({ workspaceId, connectionId: shop.id }, await connector.getListings(ids))
    const large = [...store.site.data.products.values()].find(({ name }) => name === 'Large lamp')!
    const variant = await db.variant.findFirstOrThrow({ where: { productId: kept!.productId, sku: 'LAMP-L' } })
    const { linkByHand } = await import('../../../app/services/matching/link-by-hand.server.ts')
    const pairs = new Map([[variant.id, `${large.id}`]])
    await linkByHand({ workspaceId, connectionId, productId: kept!.productId, listingRemoteId: `${large.id}`, pairs })
    const assetId = await importPicture(5)
    const { exportId } = await upload({ product: { sku: 'LAMP-L' }, pictures: [{ assetId }], approve: true })
    expect(await finished(exportId)).toMatchObject({ selected: 1, done: 1 })
    expect(picturesOf('Large lamp')).toHaveLength(1)
    expect(picturesOf('Small lamp')).toHaveLength(1)
    const mapped = await db.mapping.findFirstOrThrow({ where: { assetId } })
    expect(mapped).toMatchObject({ productId: kept!.productId, target: 'variant', variantId: variant.id })
    const page = await read<{ items: object[] }>(await callApi('/woocommerce/products?query=LAMP-L', { token }))
    expect(page.items).toMatchObject([{ title: 'Large lamp', linkedTo: { title: 'Lamp' } }])
  })

  it('does a request with the same Idempotency-Key once', async () => {
    const assetId = await importPicture(6)
    const call = () =>
      callApi('/woocommerce/upload', {
        ...{ method: 'POST', token, headers: { 'Idempotency-Key': 'cup-6' } },
        json: { product: { sku: 'CUP' }, pictures: [{ assetId }], approve: true },
      })
    const first = await read<Prepared>(await call())
    expect(await read<Prepared>(await call())).toEqual(first)
    await finished(first.exportId)
  })

  it.each<[string, object, string]>([
    ['a product that it does not have', { product: { sku: 'NOPE' } }, 'The store has no product with “NOPE”.'],
    [
      'a variation that the product lacks',
      { product: { sku: 'CUP' }, target: { sku: 'CUP-XL' } },
      '“Cup” has no variant that this picture could be for.',
    ],
  ])('refuses %s in the words of the pages', async (_what, { target, ...fields }: { target?: object }, detail) => {
    const assetId = await importPicture(7)
    const json = { ...fields, pictures: [{ assetId, ...(target && { target }) }] }
    const response = await callApi('/woocommerce/upload', { method: 'POST', token, json })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ code: 'invalid_input', detail })
  })

  it('asks which store, where there are several', async () => {
    const other = { workspaceId, channel: 'woocommerce' as const, accountKey: 'https://other.example', label: 'Other' }
    const { id } = await db.connection.create({ data: other })
    const response = await callApi('/woocommerce/products', { token })
    await db.connection.delete({ where: { id } })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('several WooCommerce stores')
  })
})
