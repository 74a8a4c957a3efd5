import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Connector } from '../../app/core/channel/connector.ts'
import type { ListingState } from '../../app/core/channel/listing-state.ts'
import { changeTowards } from '../../app/core/export/change-towards.ts'
import type { ListingChange } from '../../app/core/export/listing-change.ts'
import { planListing } from '../../app/core/export/plan.ts'
import { verify } from '../../app/core/export/verify.ts'
import { slotsOf } from '../../app/core/export/wanted-slots.ts'
import type { MappingEntry } from '../../app/core/mapping/mapping.ts'
import type { FaultSpec } from '../../sandbox/amazon/control/faults.ts'
import { actOutside } from '../../sandbox/amazon/control/outside-actions.ts'
import { aPicture } from '../support/a-picture.ts'
import { aMug, aSeller, france, germany, type SellerScene } from '../support/an-amazon-seller.ts'
import { consentOf, openAmazon } from '../support/open-amazon.ts'
import { servePictures, type PictureServer } from '../support/picture-server.ts'
import { driveExport } from './drive-export.ts'
import { anAsset, anEntry, asLedger, keyOf } from './mapped-pictures.ts'

let scene: SellerScene
let pictures: PictureServer
let connector: Connector
const bytes = new Map<string, Buffer>()
const strange = 'Mug/#1 50% (new), green'
const strike = (fault: Omit<FaultSpec, 'place'>) => scene.sandbox.world.faults.add({ place: 'api', ...fault })

beforeAll(async () => {
  for (const seed of [1, 2, 3]) bytes.set(keyOf(seed), await aPicture({ seed, widthPx: 300, heightPx: 300 }))
  pictures = await servePictures()
  scene = await aSeller(pictures)
})
beforeEach(async () => {
  pictures.forget()
  const seller = await scene.reset([aMug('MUG'), aMug('CUP'), aMug(strange, { asin: 'B000000009' })])
  connector = openAmazon(scene.sandbox, consentOf(scene.sandbox, seller, germany), { bulkFrom: Infinity })
})
afterAll(async () => {
  await Promise.all([scene.sandbox.close(), pictures.close()])
})

const stateOf = async (sku: string) => (await connector.observe([sku])).get(sku)!
const slots = async (sku: string) =>
  [...slotsOf(await stateOf(sku))].map(([slot, { id }]) => `${slot} ${id.split('/').at(-1)}`)
const address = (key: string) => Promise.resolve(pictures.offer(`${key}.jpg`, bytes.get(key)!))
const drive = (change: ListingChange, listing: ListingState) =>
  driveExport(connector, [{ change, listing }], bytes, undefined, address)

async function plan(sku: string, entries: readonly MappingEntry[]) {
  const listing = await stateOf(sku)
  const assets = new Map([1, 2, 3].map((seed) => [`asset-${seed}`, anAsset(seed)]))
  const { images, capabilities } = connector
  const input = {
    ...capabilities,
    listing,
    entries,
    variants: [],
    assets,
    images,
    videos: null,
    ledger: asLedger(new Map()),
  }
  return { listing, change: planListing(input).change }
}

async function exportTo(sku: string, entries: readonly MappingEntry[]) {
  const { listing, change } = await plan(sku, entries)
  return { ...(await drive(change, listing)), change }
}

const hero = anEntry(1, { role: 'hero' })

describe('an export to a SKU', () => {
  it('is one submission, whatever it changes; the SKU may be called anything', async () => {
    const { failures } = await exportTo(strange, [hero, anEntry(2), anEntry(3, { role: 'swatch' })])
    expect(failures).toEqual([])
    expect(await slots(strange)).toEqual(['MAIN key1.jpg', 'PT01 key2.jpg', 'SWCH key3.jpg'])
    expect(scene.calls('patchListingsItem')).toHaveLength(1)
  })

  it('leaves the other marketplaces alone', async () => {
    await exportTo('MUG', [hero])
    const seller = scene.seller()
    const there = openAmazon(scene.sandbox, consentOf(scene.sandbox, seller, france))
    expect((await there.observe(['MUG'])).get('MUG')?.media).toEqual([])
  })

  it('never moves a gallery picture to the main place by itself', async () => {
    const { change, files } = await exportTo('MUG', [anEntry(1), anEntry(2)])
    expect(verify(change, await stateOf('MUG'), files)).toEqual([])
    expect(await slots('MUG')).toEqual(['PT01 key1.jpg', 'PT02 key2.jpg'])
  })

  it('empties slots, and never the main one', async () => {
    await exportTo('MUG', [hero, anEntry(2), anEntry(3, { role: 'swatch' })])
    const full = await stateOf('MUG')
    const [main] = full.media
    await drive(changeTowards(full, { ...full, media: main ? [main] : [], swatch: null }), full)
    expect(await slots('MUG')).toEqual(['MAIN key1.jpg'])
    const left = await stateOf('MUG')
    await drive(changeTowards(left, { ...left, media: [], mainPlace: 'empty' }), left)
    expect(await slots('MUG')).toEqual(['MAIN key1.jpg'])
  })

  it('waits until Amazon echoes what it accepted', async () => {
    scene.sandbox.world.settings.echoMs = 20_000
    const { change, files, failures } = await exportTo('MUG', [hero])
    expect(failures).toEqual([])
    expect(verify(change, await stateOf('MUG'), files)).toEqual([])
    expect(scene.calls('patchListingsItem')).toHaveLength(1)
  })

  it('does not overwrite what somebody changed since it was planned', async () => {
    const { listing, change } = await plan('MUG', [hero])
    await exportTo('MUG', [anEntry(3, { role: 'hero' })])
    await expect(drive(change, listing)).rejects.toMatchObject({ code: 'conflict' })
    expect(await slots('MUG')).toEqual(['MAIN key3.jpg'])
  })

  it('fails for a SKU that is gone', async () => {
    const { listing, change } = await plan('MUG', [hero])
    scene.seller().listings.delete('MUG')
    await expect(drive(change, listing)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('fails with words of its own where Amazon finds a SKU and takes nothing under its name', async () => {
    const effect = { kind: 'error', status: 404, code: 'NOT_FOUND', message: 'SKU not found' } as const
    scene.sandbox.world.faults.add({ place: 'api', name: 'patchListingsItem', count: 2, effect })
    const platformCode = 'SKU_NOT_ADDRESSABLE'
    await expect(exportTo(strange, [hero])).rejects.toMatchObject({ code: 'rejected', details: { platformCode } })
    await expect(exportTo('MUG', [hero])).rejects.toMatchObject({ code: 'not_found' })
  })

  it('fails where Amazon says 200 and INVALID, with its reason', async () => {
    const { world } = scene.sandbox
    const type = world.productTypes.get('DRINKING_CUP')!
    const known = Object.entries(type.schema.properties).filter(([name]) => !name.startsWith('main_'))
    const schema = { ...type.schema, properties: Object.fromEntries(known) }
    world.productTypes.set('DRINKING_CUP', { ...type, schema })
    const { failures } = await exportTo('MUG', [hero])
    world.productTypes.set('DRINKING_CUP', type)
    expect(failures).toMatchObject([{ itemId: 'MUG', renditionKey: keyOf(1), error: { code: 'rejected' } }])
    expect(failures[0]?.error.details.platformMessage).toContain('Main picture')
    expect(await slots('MUG')).toEqual([])
  })

  it('fails where Amazon does not reach our address', async () => {
    scene.sandbox.world.settings.refusedMediaHosts = ['*']
    await expect(exportTo('MUG', [hero])).rejects.toMatchObject({
      ...{ code: 'rejected', details: { platformCode: 'InvalidInput' } },
    })
  })
})

describe('a former picture', () => {
  const former = 'https://pictures.example/former.jpg'

  it('comes back from its address', async () => {
    pictures.offer('former.jpg', bytes.get(keyOf(2))!)
    await exportTo('MUG', [hero])
    const now = await stateOf('MUG')
    const media = [{ ...now.media[0]!, id: former, url: former }]
    const { failures } = await drive(changeTowards(now, { ...now, media }), now)
    expect(failures).toEqual([])
    expect(await slots('MUG')).toEqual(['MAIN former.jpg'])
  })

  it('that is gone from its address fails alone, with a code of its own, before anything is written', async () => {
    pictures.refuse('former.jpg')
    await exportTo('MUG', [hero])
    const now = await stateOf('MUG')
    const media = [{ ...now.media[0]!, id: former, url: former }]
    const { failures } = await drive(changeTowards(now, { ...now, media }), now)
    expect(failures).toMatchObject([{ error: { details: { platformCode: 'FORMER_PICTURE_GONE' } } }])
    expect(await slots('MUG')).toEqual(['MAIN key1.jpg'])
    expect([...(await connector.observeFiles([former, now.media[0]!.id])).keys()]).toEqual([now.media[0]!.id])
  })
})

describe('a lost answer', () => {
  it.each(['drop-before', 'drop-after'] as const)(
    'of a submission (%s) is looked for, and repeated only if need be',
    async (kind) => {
      strike({ name: 'patchListingsItem', effect: { kind } })
      const { failures } = await exportTo('MUG', [hero])
      expect(failures).toEqual([])
      expect(await slots('MUG')).toEqual(['MAIN key1.jpg'])
      expect(scene.calls('patchListingsItem')).toHaveLength(kind === 'drop-after' ? 1 : 2)
    },
  )
})

describe('a preview', () => {
  const context = { signal: new AbortController().signal, pictureUrl: address }

  it('asks Amazon and stores nothing', async () => {
    const changes = [await plan('MUG', [hero]), await plan('CUP', [hero])]
    scene.seller().listings.delete('CUP')
    const answers = await connector.validate!(changes, context)
    expect(answers.get('MUG')).toBeUndefined()
    expect(answers.get('CUP')).toMatchObject([{ code: '13013', severity: 'error' }])
    expect(await slots('MUG')).toEqual([])
  })
})

describe('what becomes of an export', () => {
  const published = async () => (await connector.observePublication!(['MUG'])).get('MUG')

  it('is told by what shoppers see', async () => {
    bytes.set(keyOf(2), await aPicture({ seed: 2, widthPx: 1000, heightPx: 1000 }))
    await exportTo('MUG', [anEntry(2, { role: 'hero' })])
    await expect.poll(async () => (await published())?.pictures?.map(({ slot }) => slot)).toEqual(['MAIN'])
  })

  it.each(['half-body', 'drop-before'] as const)('is not told by a picture that breaks off (%s)', async (kind) => {
    bytes.set(keyOf(2), await aPicture({ seed: 2, widthPx: 1000, heightPx: 1000 }))
    await exportTo('MUG', [anEntry(2, { role: 'hero' })])
    await expect.poll(async () => (await published())?.pictures).toHaveLength(1)
    const [shown] = (await published())?.pictures ?? []
    scene.sandbox.world.faults.add({ place: 'cdn', effect: { kind } })
    const { signal } = new AbortController()
    const read = async () => buffer(await connector.openCataloguePicture!(shown!.url, 1_000_000, signal))
    await expect(read()).rejects.toMatchObject({ code: 'unavailable' })
    expect((await read()).length).toBeGreaterThan(1000)
    await expect(connector.openCataloguePicture!('https://a.example/x.jpg', 9, signal)).rejects.toMatchObject({
      code: 'invalid_response',
    })
  })

  it('is told by what Amazon finds wrong with a picture once it has looked at it', async () => {
    await exportTo('MUG', [hero])
    await expect.poll(async () => (await published())?.issues).toMatchObject([{ slot: 'MAIN', ours: true }])
    expect((await published())?.pictures).toEqual([])
  })

  it('is told in English, by which some problems are known, whatever the marketplace speaks', async () => {
    const message = 'The main image is hidden.'
    const place = { sku: 'MUG', marketplaceId: germany }
    await actOutside(scene.sandbox.world, scene.seller(), { action: 'suppress', ...place, code: '1', message })
    Object.assign(scene.seller().listings.get('MUG')!.issues[0]!, { attributeNames: [], categories: [] })
    expect((await published())?.issues).toMatchObject([{ slot: 'MAIN', message }])
  })
})
