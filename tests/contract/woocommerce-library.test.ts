import { describe, expect, it } from 'vitest'
import { changeTowards } from '../../app/core/export/change-towards.ts'
import { anEntry, keyOf } from './mapped-pictures.ts'
import { aMugStore } from './woocommerce-mug-scene.ts'

const { bytes, store, stateOf, mug, openByPassword, strike, created, plan, drive } = aMugStore()

describe('pictures of the library', () => {
  it('are found by their slug when the answer of their upload comes too late', async () => {
    const connector = openByPassword()
    const item = await plan(connector, [anEntry(1)])
    // A first upload came through unnoticed; the second one is a copy and goes again.
    await drive(connector, item)
    const [first] = created()
    const product = mug()
    product.galleryIds = product.galleryIds.filter((id) => id !== first!.id)
    const { files } = await drive(connector, await plan(connector, [anEntry(1)]))
    expect(created().map(({ id }) => String(id))).toEqual([files.get(keyOf(1))])
  })

  it('are made anew when somebody deleted them', async () => {
    const connector = openByPassword()
    const { files } = await drive(connector, await plan(connector, [anEntry(1)]))
    const product = mug()
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
    mug().galleryIds.splice(0)
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

  it.each(['brand', 'logo', 'icon', 'product’s gallery of a plugin', 'variation’s gallery of a plugin'])(
    'are not deleted while a %s shows them',
    async (place) => {
      const connector = openByPassword()
      const { files } = await drive(connector, await plan(connector, [anEntry(1)]))
      const id = Number(files.get(keyOf(1)))
      const { data } = store().site
      mug().galleryIds.splice(0)
      const variation = [...data.variations.values()].find(({ parentId }) => parentId === mug().id)!
      const meta = { id: 900, key: '_wc_additional_variation_images', value: `1,${id}` }
      if (place === 'brand') data.brands.push({ id: 31, name: 'Northwind', slug: 'northwind', imageId: id })
      if (place === 'logo') data.identity.logoId = id
      if (place === 'icon') data.identity.iconId = id
      if (place.startsWith('product’s')) mug().meta.push(meta)
      if (place.startsWith('variation’s')) variation.meta.push(meta)
      expect(await connector.deleteUnusedFiles([String(id)])).toEqual([])
      data.brands.splice(0)
      data.identity = { logoId: 0, iconId: 0 }
      for (const row of [mug(), variation]) row.meta.splice(0)
      expect(await connector.deleteUnusedFiles([String(id)])).toEqual([String(id)])
    },
  )

  it.each(['brands.list', 'index'])('are not deleted where %s cannot be read', async (name) => {
    const connector = openByPassword()
    const { files } = await drive(connector, await plan(connector, [anEntry(1)]))
    const id = files.get(keyOf(1))!
    mug().galleryIds.splice(0)
    strike({ place: 'rest', name, effect: { kind: 'status', status: 403 } })
    await expect(connector.deleteUnusedFiles([id])).rejects.toMatchObject({ code: expect.any(String) as string })
    expect(await connector.deleteUnusedFiles([id])).toEqual([id])
  })

  it.each(['draft', 'private', 'future', 'trash'] as const)('are not deleted for a post that is %s', async (status) => {
    const connector = openByPassword()
    const { files } = await drive(connector, await plan(connector, [anEntry(1)]))
    const id = files.get(keyOf(1))!
    const { data } = store().site
    mug().galleryIds.splice(0)
    Object.assign(data.pages.get(1)!, { status, featuredMediaId: Number(id) })
    expect(await connector.deleteUnusedFiles([id])).toEqual([])
  })

  it.each(['product_editor', 'writer'] as const)('stay where drafts are not for a %s to see', async (role) => {
    const connector = openByPassword()
    const { files } = await drive(connector, await plan(connector, [anEntry(1)]))
    const id = files.get(keyOf(1))!
    const { data } = store().site
    mug().galleryIds.splice(0)
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
    const work = { itemId: 'i', listingRemoteId: item.listing.remoteId, files: new Map(), snapshot: item.listing }
    const [call] = upload!.plan([{ ...work, change: item.change, current: item.listing, onTheirWay: new Set() }])
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
      throwIfStopping: () => Promise.resolve(),
    })
    expect(failures).toMatchObject([{ itemId: 'i', error: { details: { platformCode: 'DAMAGED_FILE' } } }])
    expect(created()).toEqual([])
  })
})
