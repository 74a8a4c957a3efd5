import path from 'node:path'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Connector } from '../../app/core/channel/connector.ts'
import type { StoreProductSeed } from '../../sandbox/woocommerce/seed.ts'
import { startWooCommerceSandbox, type WooCommerceSandbox } from '../../sandbox/woocommerce/server.ts'
import type { SiteSettings } from '../../sandbox/woocommerce/settings.ts'
import { seedSite } from '../../sandbox/woocommerce/state/seed-site.ts'
import { aPicture } from '../support/a-picture.ts'
import { keysFor, openWooCommerce, passwordFor, type StoreCredentials } from '../support/open-woocommerce.ts'

let sandbox: WooCommerceSandbox
let folder: string
const store = () => sandbox.sites.store!
const idOf = (name: string) => String([...store().site.data.products.values()].find((row) => row.name === name)?.id)
const requests = () => sandbox.world.requests.since(0)

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mediaport-reading-'))
  const file = path.join(folder, 'shirt.jpg')
  await writeFile(file, await aPicture({ seed: 1 }))
  const images = ['a', 'b'].map((name) => ({ fileName: `${name}.jpg`, alt: name, path: file }))
  const colours = (count: number) => Array.from({ length: count }, (_, index) => `Colour ${index}`)
  const variable = (name: string, count: number, sku: string): StoreProductSeed => ({
    ...{ name, sku, price: '', images, attributes: [{ name: 'Color', options: colours(count) }] },
    variations: colours(count).map((Color, index) => ({
      ...{ sku: index === 2 ? '' : `${sku}-${index}`, price: '9.00', options: { Color } },
      ...(index === 1 && { imageIndex: 1 }),
    })),
  })
  const simple = (name: string, sku: string): StoreProductSeed => ({
    ...{ name, sku, price: '9.00', attributes: [], variations: [], images: [] },
  })
  sandbox = await startWooCommerceSandbox({
    sites: [{ key: 'store', title: 'Northwind', settings: { environmentType: 'local' } }],
  })
  const many = Array.from({ length: 12 }, (_, index) => variable(`Cap ${index}`, 3, `CAP-${index}`))
  const products = [variable('Shirt', 130, 'SH'), simple('Fish &amp; Chips', 'fish, chips'), simple('Mug', 'MUG')]
  await seedSite(sandbox.world, store().site, { products: [...products, ...many] })
})
afterAll(async () => {
  await sandbox.close()
  await rm(folder, { recursive: true, force: true })
})

let connector: Connector
beforeEach(() => {
  sandbox.world.requests.clear()
  sandbox.world.faults.clear()
  connector = openWith(passwordFor(store()))
})

function openWith(credentials: StoreCredentials, version: SiteSettings['version'] = '11.0.1'): Connector {
  return openWooCommerce(store(), credentials, { settings: {}, facts: { wooCommerceVersion: version } })
}

describe('products of a store', () => {
  it.each([
    ['a part of the name', 'shir', ['Shirt']],
    ['a SKU of its own', 'mug', ['Mug']],
    ['a variation’s SKU, once for its product', 'SH-10', ['Shirt']],
    ['nothing', 'no such thing', []],
  ])('are found by %s', async (_name, query, titles) => {
    const page = await connector.listListings({ query, limit: 20 })
    expect(page.items.map(({ title }) => title)).toEqual(titles)
  })

  it.each([
    ['a name', 'mug', 'Mug'],
    ['a SKU', 'SH-10', 'Shirt'],
  ])('are found by %s where the store cannot look for both at once', async (_name, query, title) => {
    const old = openWooCommerce(store(), passwordFor(store()), { settings: {}, facts: { wooCommerceVersion: '9.8.5' } })
    expect((await old.listListings({ query, limit: 20 })).items.map((row) => row.title)).toEqual([title])
  })

  it('are found by many SKUs at once, whatever their case, also by those of variations and with commas', async () => {
    const found = await connector.findListingsBySku!(['mug', 'sh-129', 'SH-3', 'fish, chips', 'MU', ' '])
    expect(found.map(({ title }) => title).sort()).toEqual(['Fish & Chips', 'Mug', 'Shirt'])
  })

  it('come with each of their variations once, where a store gives those of one second in any order', async () => {
    const { settings } = store().site
    settings.version = '9.9.5'
    const [shirt] = await openWith(passwordFor(store()), '9.9.5').getListings([idOf('Shirt')])
    expect(new Set(shirt?.variants.map(({ remoteId }) => remoteId)).size).toBe(130)
    settings.version = '11.0.1'
  })

  it('come with all variations in the shop’s order, without SKUs and pictures of their product', async () => {
    const [shirt] = await connector.getListings([idOf('Shirt')])
    expect(shirt).toMatchObject({ title: 'Shirt', sku: 'SH', status: 'active', variantCount: 130, mediaCount: 2 })
    expect(shirt?.options).toMatchObject([{ name: 'Color' }])
    expect(shirt?.variants).toHaveLength(130)
    expect(shirt?.variants.slice(0, 3)).toMatchObject([
      { sku: 'SH-0', optionValues: { Color: 'Colour 0' }, imageUrl: null },
      { sku: 'SH-1', imageUrl: expect.stringContaining('b.jpg') as string },
      { sku: '', title: 'Colour 2' },
    ])
  })

  it('are left out of the trash', async () => {
    const product = store().site.data.products.get(Number(idOf('Mug')))!
    product.status = 'trash'
    expect(await connector.getListings([String(product.id)])).toEqual([])
    expect((await connector.observe([String(product.id)])).size).toBe(0)
    product.status = 'publish'
  })

  it('are listed by status', async () => {
    const [active, archived] = await Promise.all([
      connector.listListings({ status: 'active', limit: 1 }),
      connector.listListings({ status: 'archived', limit: 1 }),
    ])
    expect([active.total, archived.total]).toEqual([15, 0])
  })
})

describe('what products show', () => {
  const caps = () => Array.from({ length: 12 }, (_, index) => idOf(`Cap ${index}`))

  it('a variation that shows its product’s picture has none of its own', async () => {
    const state = (await connector.observe([idOf('Shirt')])).get(idOf('Shirt'))!
    const own = state.variants.filter(({ mediaId }) => mediaId !== null)
    expect(own.map(({ mediaId }) => mediaId)).toEqual([state.media[1]?.id])
    expect(state.variantMedia).toEqual([])
  })

  it('takes one request for a hundred products and one for a hundred of their variations', async () => {
    expect((await connector.observe(caps())).size).toBe(12)
    expect(requests().map(({ operation }) => operation)).toEqual(['products.list', 'variations.list-all'])
  })

  it('takes a request for each variable product where the store lists variations by product alone', async () => {
    const older = openWith(passwordFor(store()), '9.9.5')
    expect((await older.observe(caps())).size).toBe(12)
    expect(requests().filter(({ operation }) => operation === 'variations.list')).toHaveLength(12)
  })

  it('finds out that the store lists variations by product alone, whatever its version says', async () => {
    const { settings } = store().site
    settings.version = '9.9.5'
    expect((await connector.observe(caps())).size).toBe(12)
    settings.version = '11.0.1'
  })

  it.each(['503 page', 'web page', 'lost answer', 'critical error'])('is asked again after a %s', async (fault) => {
    const effects = {
      '503 page': { kind: 'status', status: 503, retryAfterSeconds: 1 },
      'web page': { kind: 'html' },
      'lost answer': { kind: 'drop-after' },
      'critical error': { kind: 'critical-error' },
    } as const
    const effect = effects[fault as keyof typeof effects]
    sandbox.world.faults.add({ place: 'rest', effect })
    expect((await connector.observe([idOf('Mug')])).size).toBe(1)
  })

  it('is asked for in halves where a hundred products are too much for the host', async () => {
    sandbox.world.faults.add({
      place: 'rest',
      name: 'products.list',
      count: 4,
      effect: { kind: 'status', status: 504 },
    })
    expect((await connector.observe(caps())).size).toBe(12)
    const lists = requests().filter(({ operation, status }) => operation === 'products.list' && status === 200)
    expect(lists).toHaveLength(2)
  })

  it('is not waited for while the store is in maintenance for long', async () => {
    sandbox.world.faults.add({ place: 'rest', effect: { kind: 'maintenance' } })
    const failure = connector.observe([idOf('Mug')])
    await expect(failure).rejects.toMatchObject({ code: 'unavailable', details: { retryAfterMs: 600_000 } })
  })

  it('is refused where the user may not see it, and where the store moved', async () => {
    const author = openWith(passwordFor(store(), 3))
    await expect(author.observe([idOf('Mug')])).rejects.toMatchObject({ code: 'access_too_weak' })
    sandbox.world.faults.add({ place: 'rest', effect: { kind: 'https-redirect' } })
    await expect(connector.observe([idOf('Mug')])).rejects.toMatchObject({ code: 'auth_expired' })
  })
})

describe('what a check finds', () => {
  const found = async (credentials: StoreCredentials) => {
    const { capabilities = [], facts, missingScopes } = await openWith(credentials).check()
    return { ok: Object.fromEntries(capabilities.map(({ id, ok }) => [id, ok])), facts, missingScopes }
  }

  it('an administrator’s application password may do everything', async () => {
    const { ok, facts, missingScopes } = await found(passwordFor(store()))
    expect(new Set(Object.values(ok))).toEqual(new Set([true]))
    expect(facts).toEqual({
      ...{ wooCommerceVersion: '11.0.1', wordPressVersion: '7.0.4', uploadLimitBytes: 8_388_608, currency: 'USD' },
      variationGalleries: true,
    })
    expect(missingScopes).toEqual([])
  })

  it('keys upload nothing, and a key for reading writes nothing', async () => {
    const keys = await found(keysFor(store()))
    expect(keys.ok).toMatchObject({ write_products: true, upload_media: false, variation_galleries: true })
    expect(keys.missingScopes).toEqual([])
    const reading = await found(keysFor(store(), 'read'))
    expect(reading.ok).toMatchObject({ read_products: true, write_products: false })
    expect(reading.missingScopes).toEqual(['write_products'])
  })

  it('shows what a user whose role was taken away may still do', async () => {
    const { ok, missingScopes } = await found(passwordFor(store(), 3))
    expect(ok).toMatchObject({ read_products: false, write_products: false, upload_media: true, version: 'unknown' })
    expect(missingScopes).toEqual(['read_products', 'write_products'])
    expect((await found(passwordFor(store(), 4))).missingScopes).toContain('upload_media')
  })

  it('WooCommerce 9.9.5 has no galleries of variations', async () => {
    const { settings } = store().site
    settings.version = '9.9.5'
    expect((await found(passwordFor(store()))).ok).toMatchObject({ variation_galleries: false, upload_media: true })
    settings.version = '11.0.1'
  })

  it('galleries of variations that are switched off need a switch, not an update', async () => {
    const { settings } = store().site
    settings.variationGallery = false
    const { capabilities = [], facts } = await openWith(passwordFor(store())).check()
    settings.variationGallery = true
    expect(capabilities.find(({ id }) => id === 'variation_galleries')).toMatchObject({
      ...{ ok: false, required: false },
      detail: expect.stringContaining('WooCommerce → Settings → Advanced → Features') as string,
    })
    expect(facts).toMatchObject({ variationGalleries: false })
  })

  it('leaves open what a store does not tell', async () => {
    const fault = { place: 'rest', effect: { kind: 'status', status: 404 } } as const
    for (const name of ['system-status', 'media.upload']) sandbox.world.faults.add({ ...fault, name })
    const { ok } = await found(passwordFor(store()))
    expect(ok).toMatchObject({ version: 'unknown', upload_limit: 'unknown', upload_media: 'unknown' })
    expect(ok).toMatchObject({ variation_galleries: 'unknown' })
  })
})
