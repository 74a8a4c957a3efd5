import path from 'node:path'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Connector } from '../../app/core/channel/connector.ts'
import type { ListingState } from '../../app/core/channel/listing-state.ts'
import { changeTowards } from '../../app/core/export/change-towards.ts'
import type { ListingChange } from '../../app/core/export/listing-change.ts'
import { planListing } from '../../app/core/export/plan.ts'
import { verify } from '../../app/core/export/verify.ts'
import type { MappingEntry } from '../../app/core/mapping/mapping.ts'
import type { FaultSpec } from '../../sandbox/woocommerce/control/faults.ts'
import { startWooCommerceSandbox, type WooCommerceSandbox } from '../../sandbox/woocommerce/server.ts'
import { emptyData } from '../../sandbox/woocommerce/state/open-site.ts'
import { seedSite } from '../../sandbox/woocommerce/state/seed-site.ts'
import { aPicture } from '../support/a-picture.ts'
import { keysFor, openWooCommerce, passwordFor } from '../support/open-woocommerce.ts'
import { servePictures, type PictureServer } from '../support/picture-server.ts'
import { driveExport } from './drive-export.ts'
import { anAsset, anEntry, asLedger, keyOf } from './mapped-pictures.ts'

let sandbox: WooCommerceSandbox
let folder: string
let served: PictureServer
let productId: string
const bytes = new Map<string, Buffer>()
const store = () => sandbox.sites.store!
const facts = { wooCommerceVersion: '11.0.1', variationGalleries: true }
const openByPassword = () => openWooCommerce(store(), passwordFor(store()), { settings: {}, facts })
const openByKeys = () => openWooCommerce(store(), keysFor(store()), { settings: {}, facts })
const strike = (fault: FaultSpec) => sandbox.world.faults.add(fault)
const stateOf = async (connector: Connector) => (await connector.observe([productId])).get(productId)!
const created = () =>
  [...store().site.data.attachments.values()].filter(({ id }) => store().site.data.ledger.get(id)?.via !== 'seed')
const operations = () => sandbox.world.requests.since(0).map(({ operation }) => operation)

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mediaport-writing-'))
  for (const seed of [1, 2, 3]) bytes.set(keyOf(seed), await aPicture({ seed, widthPx: 300, heightPx: 300 }))
  await writeFile(path.join(folder, 'theirs.jpg'), await aPicture({ seed: 11 }))
  served = await servePictures()
  sandbox = await startWooCommerceSandbox({
    sites: [{ key: 'store', title: 'Northwind', settings: { environmentType: 'local' } }],
    hosts: served.hosts,
  })
})
beforeEach(async () => {
  const options = ['Red', 'Blue', 'Green']
  const image = { alt: 'Theirs', path: path.join(folder, 'theirs.jpg') }
  store().site.data = emptyData()
  await seedSite(sandbox.world, store().site, {
    products: [
      {
        ...{ name: 'Mug', sku: 'MUG', price: '', attributes: [{ name: 'Color', options }] },
        variations: options.map((Color) => ({ sku: Color, price: '9.00', options: { Color } })),
        images: ['one', 'two'].map((name) => ({ ...image, fileName: `${name}.jpg` })),
      },
    ],
  })
  productId = String([...store().site.data.products.keys()][0])
  sandbox.world.faults.clear()
  sandbox.world.requests.clear()
  served.forget()
})
afterAll(async () => {
  await Promise.all([sandbox.close(), served.close()])
  await rm(folder, { recursive: true, force: true })
})

async function plan(connector: Connector, entries: readonly MappingEntry[], known = new Map<string, string>()) {
  const listing = await stateOf(connector)
  const variants = listing.variants.map(({ id }) => ({ id, remoteId: id, optionValues: {} }))
  const assets = new Map([1, 2, 3].map((seed) => [`asset-${seed}`, anAsset(seed)]))
  const { images, capabilities } = connector
  const ledger = asLedger(known)
  const input = { ...capabilities, listing, entries, variants, assets, images, videos: null, ledger }
  return { listing, change: planListing(input).change }
}

function drive(connector: Connector, item: { change: ListingChange; listing: ListingState }, known = new Map()) {
  const offer = (key: string) =>
    Promise.resolve(served.offer(`picture-${key.replace('key', '')}-${key}.jpg`, bytes.get(key)!))
  return driveExport(connector, [item], bytes, known, offer)
}

const onVariant = (seed: number, variantId: string, position = 0) =>
  anEntry(seed, { target: { kind: 'variant', variantId }, position })

describe('variations', () => {
  it('get a picture and further views that the product does not show, in one request', async () => {
    const connector = openByPassword()
    const [red] = (await stateOf(connector)).variants
    const item = await plan(connector, [onVariant(1, red!.id), onVariant(2, red!.id, 1), onVariant(3, red!.id, 2)])
    sandbox.world.requests.clear()
    const { files } = await drive(connector, item)
    expect(operations().filter((name) => name !== 'media.upload')).toEqual(['variations.list', 'variations.batch'])
    const after = await stateOf(connector)
    expect(verify(item.change, after, files)).toEqual([])
    expect(after.media).toEqual(item.listing.media)
    expect(after.variants[0]).toMatchObject({
      mediaId: files.get(keyOf(1)),
      galleryIds: [2, 3].map((seed) => files.get(keyOf(seed))),
    })
    expect(after.variantMedia).toMatchObject([{ id: files.get(keyOf(1)), alt: 'Alt 1' }])
  })

  it.each([
    // Shoppers are not to see them on the product for longer than a request takes.
    ['published product at once', 'publish', ['products.update']],
    ['draft with the next step', 'draft', ['products.list', 'products.update']],
  ])('get further views with keys, which leave a %s', async (_name, status, leaving) => {
    const connector = openByKeys()
    store().site.data.products.get(Number(productId))!.status = status
    const [red, blue] = (await stateOf(connector)).variants
    const entries = [onVariant(1, red!.id), onVariant(2, red!.id, 1), onVariant(3, blue!.id), onVariant(2, blue!.id, 1)]
    const item = await plan(connector, entries)
    sandbox.world.requests.clear()
    const { files } = await drive(connector, item)
    const after = await stateOf(connector)
    expect(verify(item.change, after, files)).toEqual([])
    expect(after.media).toEqual(item.listing.media)
    expect(created()).toHaveLength(3)
    expect(created().find(({ id }) => String(id) === files.get(keyOf(2)))).toMatchObject({ altText: 'Alt 2' })
    const ofProduct = operations().filter((name) => name.startsWith('products.'))
    expect(ofProduct).toEqual(['products.get', 'products.update', ...leaving, 'products.list'])
  })

  it('share a picture that is fetched once, with the first of them', async () => {
    const connector = openByKeys()
    const [red, blue] = (await stateOf(connector)).variants
    const item = await plan(connector, [onVariant(1, red!.id), onVariant(1, blue!.id)])
    const { files } = await drive(connector, item)
    expect(created()).toHaveLength(1)
    expect(verify(item.change, await stateOf(connector), files)).toEqual([])
  })

  it('show the main picture without having it as their own', async () => {
    const connector = openByPassword()
    const [red] = (await stateOf(connector)).variants
    const entries = [anEntry(1, { role: 'hero' }), onVariant(1, red!.id)]
    const { files } = await drive(connector, await plan(connector, entries))
    expect((await plan(connector, entries, files)).change).toMatchObject({ variants: [], order: null })
    expect(operations()).not.toContain('variations.batch')
  })
})

describe('nothing is overwritten that somebody did meanwhile', () => {
  it('neither images of a product', async () => {
    const connector = openByPassword()
    const item = await plan(connector, [anEntry(1)])
    store().site.data.products.get(Number(productId))!.galleryIds = []
    await expect(drive(connector, item)).rejects.toMatchObject({ code: 'conflict' })
    expect((await stateOf(connector)).media).toHaveLength(1)
  })

  it('nor those of a variation', async () => {
    const connector = openByPassword()
    const [red] = (await stateOf(connector)).variants
    const item = await plan(connector, [onVariant(1, red!.id)])
    const theirs = Number(item.listing.media[1]!.id)
    store().site.data.variations.get(Number(red!.id))!.imageId = theirs
    await expect(drive(connector, item)).rejects.toMatchObject({ code: 'conflict' })
    expect((await stateOf(connector)).variants[0]?.mediaId).toBe(String(theirs))
  })
})

describe('pictures of the library', () => {
  it('are found by their slug when the answer of their upload comes too late', async () => {
    const connector = openByPassword()
    const item = await plan(connector, [anEntry(1)])
    // A first upload came through unnoticed; the second one is a copy and goes again.
    await drive(connector, item)
    const [first] = created()
    const product = store().site.data.products.get(Number(productId))!
    product.galleryIds = product.galleryIds.filter((id) => id !== first!.id)
    const { files } = await drive(connector, await plan(connector, [anEntry(1)]))
    expect(created().map(({ id }) => String(id))).toEqual([files.get(keyOf(1))])
  })

  it('are made anew when somebody deleted them', async () => {
    const connector = openByPassword()
    const { files } = await drive(connector, await plan(connector, [anEntry(1)]))
    const product = store().site.data.products.get(Number(productId))!
    product.galleryIds = []
    const item = await plan(connector, [anEntry(1)], files)
    store().site.data.attachments.delete(Number(files.get(keyOf(1))))
    const again = await drive(connector, item, files)
    expect(again).toMatchObject({ removedFiles: [files.get(keyOf(1))], failures: [] })
  })

  it('do not come back when they were somebody else’s and are gone', async () => {
    const connector = openByPassword()
    const before = await stateOf(connector)
    const without = { ...before, media: before.media.slice(0, 1) }
    await drive(connector, { change: changeTowards(before, without), listing: before })
    const now = await stateOf(connector)
    const change = changeTowards(now, before)
    store().site.data.attachments.delete(Number(before.media[1]!.id))
    const { failures } = await drive(connector, { change, listing: now })
    expect(failures.map(({ error }) => error.code)).toEqual(['not_found'])
  })

  it('get the sizes that PHP died over, and are there once', async () => {
    const connector = openByPassword()
    strike({ place: 'rest', name: 'media.upload', effect: { kind: 'critical-error-after' } })
    strike({ place: 'rest', name: 'media.post-process', effect: { kind: 'critical-error' } })
    const { files } = await drive(connector, await plan(connector, [anEntry(1)]))
    expect(created().map(({ id, missingSizes }) => [String(id), missingSizes])).toEqual([[files.get(keyOf(1)), []]])
    expect(created()[0]!.sizes.length).toBeGreaterThan(0)
  })

  it('are used without some sizes where the store cannot make them', async () => {
    const connector = openByPassword()
    strike({ place: 'rest', name: 'media.upload', effect: { kind: 'critical-error-after' } })
    strike({ place: 'rest', name: 'media.post-process', effect: { kind: 'status', status: 403 } })
    const { files, failures } = await drive(connector, await plan(connector, [anEntry(1)]))
    expect(failures).toEqual([])
    expect(created().map(({ id, sizes }) => [String(id), sizes])).toEqual([[files.get(keyOf(1)), []]])
  })

  it('are named where PHP dies over them each time', async () => {
    const connector = openByPassword()
    strike({ place: 'rest', name: 'media.upload', count: Infinity, effect: { kind: 'critical-error' } })
    await expect(drive(connector, await plan(connector, [anEntry(1)]))).rejects.toMatchObject({
      ...{ code: 'outcome_unknown', details: { renditionKey: keyOf(1), platformCode: 'internal_server_error' } },
    })
  })

  it('come with alt texts that fill the address of their upload', async () => {
    const connector = openByPassword()
    const alt = '赤いマグカップ'.repeat(73)
    const item = await plan(connector, [anEntry(1, { altText: alt })])
    const { files } = await drive(connector, item)
    expect(created()).toMatchObject([{ id: Number(files.get(keyOf(1))), altText: alt, title: alt.slice(0, 80) }])
  })

  it('are not deleted while a page or post shows them, whatever size of them', async () => {
    const connector = openByPassword()
    const { files } = await drive(connector, await plan(connector, [anEntry(1)]))
    const id = files.get(keyOf(1))!
    const { data } = store().site
    data.products.get(Number(productId))!.galleryIds.splice(0)
    const { file } = data.attachments.get(Number(id))!
    const page = data.pages.get(2)!
    page.html = `<p><img src="/wp-content/uploads/${file.replace('.jpg', '-300x300.jpg')}"></p>`
    expect(await connector.deleteUnusedFiles([id])).toEqual([])
    page.html = ''
    page.featuredMediaId = Number(id)
    expect(await connector.deleteUnusedFiles([id])).toEqual([])
    page.featuredMediaId = 0
    expect(await connector.deleteUnusedFiles([id])).toEqual([id])
  })

  it.each(['draft', 'private', 'future', 'trash'] as const)('are not deleted for a post that is %s', async (status) => {
    const connector = openByPassword()
    const { files } = await drive(connector, await plan(connector, [anEntry(1)]))
    const id = files.get(keyOf(1))!
    const { data } = store().site
    data.products.get(Number(productId))!.galleryIds.splice(0)
    Object.assign(data.pages.get(1)!, { status, featuredMediaId: Number(id) })
    expect(await connector.deleteUnusedFiles([id])).toEqual([])
  })

  it.each(['product_editor', 'writer'] as const)('stay where drafts are not for a %s to see', async (role) => {
    const connector = openByPassword()
    const { files } = await drive(connector, await plan(connector, [anEntry(1)]))
    const id = files.get(keyOf(1))!
    const { data } = store().site
    data.products.get(Number(productId))!.galleryIds.splice(0)
    Object.assign(data.pages.get(1)!, { status: 'draft', authorId: 2 })
    const user = data.users.find(({ role }) => role === 'administrator')!
    user.role = role
    expect(await connector.deleteUnusedFiles([id, '999999'])).toEqual(['999999'])
    user.role = 'administrator'
    expect(await connector.deleteUnusedFiles([id])).toEqual([id])
  })

  it('are found twice where an upload that was given up came through behind its repetition', async () => {
    const connector = openByPassword()
    await drive(connector, await plan(connector, [anEntry(1)]))
    const [first] = created()
    const file = { renditionKey: keyOf(1), fileName: `${first!.slug}.jpg`, remoteId: String(first!.id) }
    expect(await connector.lateCopies?.find([file])).toEqual([])
    strike({ place: 'rest', name: 'media.upload', effect: { kind: 'drop-after' } })
    await drive(connector, await plan(connector, [anEntry(1)]))
    const copy = created().find(({ slug }) => slug === `${first!.slug}-2`)
    expect(await connector.lateCopies?.find([file])).toEqual([String(copy?.id)])
  })

  it('are refused when they are not whole', async () => {
    const connector = openByPassword()
    const item = await plan(connector, [anEntry(1)])
    const [upload] = connector.steps
    const work = { itemId: 'i', listingRemoteId: productId, files: new Map(), snapshot: item.listing }
    const [call] = upload!.plan([{ ...work, change: item.change, current: item.listing }])
    const { failures } = await upload!.perform(call!, {
      signal: new AbortController().signal,
      listing: () => item.listing,
      openRendition: async (renditionKey) => {
        const { Readable } = await import('node:stream')
        const whole = bytes.get(renditionKey)!
        return {
          ...{ renditionKey, sha256: 'other', mimeType: 'image/jpeg', byteSize: whole.length },
          stream: () => Promise.resolve(Readable.from([whole.subarray(0, 100)])),
        }
      },
      pictureUrl: () => Promise.reject(new Error('no address')),
      uploaded: () => undefined,
    })
    expect(failures).toMatchObject([{ itemId: 'i', error: { details: { platformCode: 'DAMAGED_FILE' } } }])
    expect(created()).toEqual([])
  })
})

describe('alt texts', () => {
  it.each([
    ['an application password', openByPassword],
    ['keys', openByKeys],
  ])('can be taken away with %s', async (_name, open) => {
    const connector = open()
    const before = await stateOf(connector)
    const target = { ...before, media: before.media.map((row) => ({ ...row, alt: '' })) }
    await drive(connector, { change: changeTowards(before, target), listing: before })
    expect((await stateOf(connector)).media.map(({ id, alt }) => [id, alt])).toEqual(
      before.media.map(({ id }) => [id, '']),
    )
  })
})

describe('pictures that the store fetches', () => {
  it('are waited for when the answer is lost while it still fetches', async () => {
    const connector = openByKeys()
    strike({ place: 'sideload', effect: { kind: 'delay', delayMs: 300 } })
    strike({ place: 'rest', name: 'products.update', effect: { kind: 'drop-after' } })
    const item = await plan(connector, [anEntry(1), anEntry(2, { position: 1 })])
    const { files } = await drive(connector, item)
    expect(verify(item.change, await stateOf(connector), files)).toEqual([])
    expect(created()).toHaveLength(2)
  })

  it('are used next time when a later one of the same request failed', async () => {
    const connector = openByKeys()
    served.refuse('picture-2')
    const entries = [anEntry(1), anEntry(2, { position: 1 })]
    const item = await plan(connector, entries)
    const { failures, files } = await drive(connector, item)
    expect(failures).toMatchObject([{ renditionKey: keyOf(2), error: { code: 'rejected' } }])
    expect([...files.keys()]).toEqual([keyOf(1)])
    served.forget()
    const again = await plan(connector, entries, files)
    const done = await drive(connector, again, files)
    expect(verify(again.change, await stateOf(connector), done.files)).toEqual([])
    expect(created()).toHaveLength(2)
  })

  it('are named where they cannot be fetched for the moment', async () => {
    const connector = openByKeys()
    strike({ place: 'sideload', effect: { kind: 'status', status: 503 } })
    await expect(drive(connector, await plan(connector, [anEntry(1)]))).rejects.toMatchObject({
      ...{ code: 'unavailable', details: { renditionKey: keyOf(1) } },
    })
    expect(created()).toEqual([])
  })

  it('stay what they are in a request that brings others', async () => {
    const connector = openByKeys()
    const before = await stateOf(connector)
    await drive(connector, await plan(connector, [anEntry(1, { role: 'hero' })]))
    const after = await stateOf(connector)
    expect(after.media.slice(1).map(({ id }) => id)).toEqual(before.media.map(({ id }) => id))
    expect(operations().filter((name) => name === 'products.update')).toHaveLength(1)
  })
})
