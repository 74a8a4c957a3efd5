import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ConnectorError } from '../../app/core/channel/connector-error.ts'
import type { Connector } from '../../app/core/channel/connector.ts'
import type { ExportStep, ItemWork, StepContext, StepOutcome } from '../../app/core/channel/export-step.ts'
import { planListing } from '../../app/core/export/plan.ts'
import type { FaultSpec } from '../../sandbox/amazon/control/faults.ts'
import { aMug, aSeller, germany, type SellerScene } from '../support/an-amazon-seller.ts'
import { consentOf, openAmazon, type SellerCredentials } from '../support/open-amazon.ts'
import { servePictures, type PictureServer } from '../support/picture-server.ts'
import { anAsset, anEntry, asLedger, keyOf } from './mapped-pictures.ts'

const skus = Array.from({ length: 12 }, (_, index) => `MUG-${String(index).padStart(2, '0')}`)
const picture = 'https://pictures.example/key1.jpg'

let scene: SellerScene
let pictures: PictureServer
let credentials: SellerCredentials
let connector: Connector
let work: ItemWork[]
const strike = (fault: FaultSpec) => scene.sandbox.world.faults.add(fault)
const open = (bulkFrom = 10) => openAmazon(scene.sandbox, credentials, { bulkFrom })

beforeAll(async () => {
  pictures = await servePictures()
  scene = await aSeller(pictures, { settings: { processesImages: false } })
})
afterAll(async () => {
  await Promise.all([scene.sandbox.close(), pictures.close()])
})
beforeEach(async () => {
  const seller = await scene.reset(skus.map((sku) => aMug(sku)))
  credentials = consentOf(scene.sandbox, seller, germany)
  connector = open()
  work = await workFor(connector)
})

async function workFor(from: Connector): Promise<ItemWork[]> {
  const { images, capabilities } = from
  const assets = new Map([['asset-1', anAsset(1)]])
  const entries = [anEntry(1, { role: 'hero' })]
  return [...(await from.observe(skus)).values()].map((listing) => {
    const input = { ...capabilities, listing, entries, variants: [], assets, images, videos: null }
    const { change } = planListing({ ...input, ledger: asLedger(new Map()) })
    const files = new Map([[keyOf(1), picture]])
    const { remoteId } = listing
    const item = { itemId: remoteId, listingRemoteId: remoteId, change, snapshot: listing, current: listing }
    return { ...item, files, onTheirWay: new Set() }
  })
}

function stepOf(from: Connector, name: string): ExportStep {
  return from.steps.find((step) => step.name === name)!
}

function contextOf(items: readonly ItemWork[], signal = new AbortController().signal): StepContext {
  const missing = () => Promise.reject(new Error('not needed'))
  const listing = (sku: string) => items.find(({ listingRemoteId }) => listingRemoteId === sku)!.current
  return {
    signal,
    listing,
    openRendition: missing,
    pictureUrl: missing,
    uploaded: () => undefined,
    throwIfStopping: () => Promise.resolve(),
  }
}

/** One step for all that is left; answers what is left afterwards. */
async function perform(name: string, items: readonly ItemWork[], signal?: AbortSignal) {
  const step = stepOf(connector, name)
  const outcomes: StepOutcome[] = []
  for (const call of step.plan(items)) outcomes.push(await step.perform(call, contextOf(items, signal)))
  const failures = outcomes.flatMap((outcome) => outcome.failures)
  const states = new Map(outcomes.flatMap(({ listings }) => listings.map((state) => [state.remoteId, state])))
  const failed = new Set(failures.map(({ itemId }) => itemId))
  const left = items
    .filter(({ itemId }) => !failed.has(itemId))
    .map((item) => ({ ...item, current: states.get(item.listingRemoteId) ?? item.current }))
  return { outcomes, failures, left }
}

/** Gives a SKU a product type that has no places for pictures. */
function withoutPictures(sku: string): void {
  const { world } = scene.sandbox
  const type = world.productTypes.get('DRINKING_CUP')!
  const productType = 'PLAIN'
  world.productTypes.set(productType, { ...type, name: productType, schema: { properties: { item_name: {} } } })
  const listing = scene.seller().listings.get(sku)!
  for (const row of [...listing.summaries, ...listing.productTypes]) row.productType = productType
}

const mains = async () =>
  [...(await connector.observe(skus)).values()].filter(({ media: [main] }) => main?.id === picture).length

async function recover(from = open()) {
  const step = stepOf(from, 'feed-listings')
  const [call] = step.plan(work)
  return step.recover(call!, contextOf(work))
}

describe('a large export', () => {
  it('is one feed, and no patch', async () => {
    const { failures, left } = await perform('feed-listings', work)
    expect(failures).toEqual([])
    expect(stepOf(connector, 'patch-listing').plan(left)).toEqual([])
    expect(await mains()).toBe(12)
    expect(scene.calls('createFeed')).toHaveLength(1)
    expect(scene.calls('patchListingsItem')).toEqual([])
  })

  it('goes by patches where it is not that large', async () => {
    connector = open(13)
    const { left } = await perform('feed-listings', work)
    await perform('patch-listing', left)
    expect([scene.calls('createFeed').length, await mains()]).toEqual([0, 12])
  })

  it('fails for the SKUs that the report names, with their pictures; the others are done', async () => {
    for (const sku of ['MUG-03', 'MUG-07']) withoutPictures(sku)
    const { failures, left } = await perform('feed-listings', work)
    expect(failures.map(({ itemId, error }) => [itemId, error.code]).toSorted()).toEqual([
      ['MUG-03', 'rejected'],
      ['MUG-07', 'rejected'],
    ])
    expect(failures[0]?.renditionKey).toBe(keyOf(1))
    expect(stepOf(connector, 'patch-listing').plan(left)).toEqual([])
    expect(await mains()).toBe(10)
  })

  it('leaves SKUs that somebody changed meanwhile, or that are gone, to be dealt with one by one', async () => {
    const attributes = {
      main_product_image_locator: [{ marketplace_id: germany, media_location: 'https://x.example/a.jpg' }],
    }
    Object.assign(scene.seller().listings.get('MUG-00')!, { attributes, echo: attributes })
    scene.seller().listings.delete('MUG-01')
    const { failures } = await perform('feed-listings', work)
    expect([failures, await mains()]).toEqual([[], 10])
  })

  it('that ends FATAL in the middle is finished by patches', async () => {
    strike({ place: 'feed', effect: { kind: 'feed-fatal', afterMessages: 5 } })
    const { failures, left } = await perform('feed-listings', work)
    expect([failures, await mains()]).toEqual([[], 5])
    await perform('patch-listing', left)
    expect([scene.calls('patchListingsItem').length, await mains()]).toEqual([7, 12])
  })

  it('whose report does not account for every SKU is finished by patches', async () => {
    strike({ place: 'feed', effect: { kind: 'feed-partial', afterMessages: 5 } })
    const { failures, left } = await perform('feed-listings', work)
    expect([failures, await mains()]).toEqual([[], 5])
    await perform('patch-listing', left)
    expect([scene.calls('patchListingsItem').length, await mains()]).toEqual([7, 12])
  })

  it('is read from the listings where its report cannot be had', async () => {
    strike({ place: 'api', name: 'getFeedDocument', count: 4, effect: { kind: 'status', status: 503 } })
    const { failures, left } = await perform('feed-listings', work)
    expect(failures).toEqual([])
    expect(stepOf(connector, 'patch-listing').plan(left)).toEqual([])
  })

  it('waits for another feed that is under way', async () => {
    scene.sandbox.world.settings.feedQueueMs = 60_000
    const [first, second] = [work.slice(0, 6), work.slice(6)]
    connector = open(1)
    await Promise.all([perform('feed-listings', first), perform('feed-listings', second)])
    expect(await mains()).toBe(12)
  })
})

describe('after a crash', () => {
  it.each([
    ['before the document was announced', 'createFeedDocument', 'drop-before'],
    ['after it was', 'createFeedDocument', 'drop-after'],
  ] as const)('%s nothing is lost: it is announced again', async (_name, name, kind) => {
    strike({ place: 'api', name, effect: { kind } })
    await perform('feed-listings', work)
    expect([scene.calls('createFeed').length, await mains()]).toEqual([1, 12])
  })

  it('before the feed was taken nothing is found, and it is planned anew', async () => {
    strike({ place: 'api', name: 'createFeed', effect: { kind: 'drop-before' } })
    await expect(perform('feed-listings', work)).rejects.toSatisfy(isOutcomeUnknown)
    expect(await recover()).toBeNull()
    expect(await mains()).toBe(0)
  })

  it('after the feed was taken it is waited for, and not submitted again', async () => {
    strike({ place: 'api', name: 'createFeed', effect: { kind: 'drop-after' } })
    scene.sandbox.world.settings.feedQueueMs = 30_000
    await expect(perform('feed-listings', work)).rejects.toSatisfy(isOutcomeUnknown)
    const found = await recover()
    expect(found?.listings.filter(({ media: [main] }) => main?.id === picture)).toHaveLength(12)
    expect(scene.calls('createFeed').filter((name) => name === 'createFeed')).toHaveLength(1)
  })

  it('while the feed was under way: the same, with what its report refuses', async () => {
    scene.sandbox.world.settings.feedQueueMs = 600_000
    withoutPictures('MUG-05')
    const dying = new AbortController()
    const done = perform('feed-listings', work, dying.signal)
    await expect.poll(() => scene.calls('getFeed').length).toBeGreaterThan(1)
    dying.abort(new Error('killed'))
    await expect(done).rejects.toThrow('killed')
    const recovering = recover()
    await expect.poll(() => scene.calls('getFeeds').length).toBe(2)
    await scene.pass(600_000)
    const found = await recovering
    expect(found?.failures.map(({ itemId }) => itemId)).toEqual(['MUG-05'])
    expect([scene.calls('createFeed').length, await mains()]).toEqual([1, 11])
  })
})

function isOutcomeUnknown(error: unknown): boolean {
  return error instanceof ConnectorError && error.code === 'outcome_unknown'
}
