import { describe, expect, it } from 'vitest'
import { changeTowards } from '../../app/core/export/change-towards.ts'
import { expectedState } from '../../app/core/export/expected-state.ts'
import { verify } from '../../app/core/export/verify.ts'
import { anEntry, keyOf } from './mapped-pictures.ts'
import { aMugStore } from './woocommerce-mug-scene.ts'

const {
  store,
  stateOf,
  served,
  mug,
  openByPassword,
  openByKeys,
  strike,
  created,
  operations,
  forgetRequests,
  plan,
  drive,
} = aMugStore()

const onVariant = (seed: number, variantId: string, position = 0) =>
  anEntry(seed, { target: { kind: 'variant', variantId }, position })

describe('variations', () => {
  it('get a picture and further views that the product does not show, in one request', async () => {
    const connector = openByPassword()
    const [red] = (await stateOf(connector)).variants
    const item = await plan(connector, [onVariant(1, red!.id), onVariant(2, red!.id, 1), onVariant(3, red!.id, 2)])
    forgetRequests()
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
    mug().status = status
    const [red, blue] = (await stateOf(connector)).variants
    const entries = [onVariant(1, red!.id), onVariant(2, red!.id, 1), onVariant(3, blue!.id), onVariant(2, blue!.id, 1)]
    const item = await plan(connector, entries)
    forgetRequests()
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

describe('a variation that has the main picture as its own', () => {
  it('keeps it where another picture becomes the main one, and undo knows it', async () => {
    const connector = openByPassword()
    const variation = store().site.data.variations.get(Number((await stateOf(connector)).variants[0]!.id))!
    variation.imageId = mug().imageId
    const before = await stateOf(connector)
    expect(before.variants.map(({ mediaId }) => mediaId)).toEqual([before.media[0]!.id, null, null])
    const item = await plan(connector, [anEntry(1, { role: 'hero' })])
    const { files } = await drive(connector, item)
    const after = await stateOf(connector)
    expect(after.media[0]!.id).toBe(files.get(keyOf(1)))
    expect(after.variants).toEqual(before.variants)
    expect(expectedState(item.change, before, files).variants).toEqual(after.variants)
  })
})

describe('nothing is overwritten that somebody did meanwhile', () => {
  it('neither images of a product', async () => {
    const connector = openByPassword()
    const item = await plan(connector, [anEntry(1)])
    mug().galleryIds = []
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
    served().refuse('picture-2')
    const entries = [anEntry(1), anEntry(2, { position: 1 })]
    const item = await plan(connector, entries)
    const { failures, files } = await drive(connector, item)
    expect(failures).toMatchObject([{ renditionKey: keyOf(2), error: { code: 'rejected' } }])
    expect([...files.keys()]).toEqual([keyOf(1)])
    served().forget()
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
