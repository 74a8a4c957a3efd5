import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ConnectorError } from '../../app/core/channel/connector-error.ts'
import type { Connector, ExportStep, ItemWork, StepContext } from '../../app/core/channel/connector.ts'
import type { ListingState } from '../../app/core/channel/listing-state.ts'
import { changeTowards } from '../../app/core/export/change-towards.ts'
import { SpeedClock } from '../../sandbox/shopify/clock.ts'
import type { ProductSeed } from '../../sandbox/shopify/seed.ts'
import type { FaultEffect } from '../../sandbox/shopify/control/faults.ts'
import { startShopifySandbox, type ShopifySandbox } from '../../sandbox/shopify/server.ts'
import { seedShop } from '../../sandbox/shopify/state/seeding.ts'
import type { Shop } from '../../sandbox/shopify/state/shop.ts'
import { aPicture } from '../support/a-picture.ts'
import { anIdentity } from '../support/a-shopify-shop.ts'
import { openShopify } from '../support/open-shopify.ts'

const domain = 'bulk.myshopify.com'
const productCount = 12

describe('bulk operations of the Shopify connector', () => {
  let sandbox: ShopifySandbox
  let shop: Shop
  let connector: Connector
  let memory: Map<unknown, unknown>
  let folder: string

  beforeAll(async () => {
    sandbox = await startShopifySandbox({ apiKey: 'key', apiSecret: 'secret', clock: new SpeedClock(50) })
    folder = await mkdtemp(path.join(tmpdir(), 'mediaport-bulk-'))
    for (const seed of [1, 2, 3]) await writeFile(path.join(folder, `${seed}.jpg`), await aPicture({ seed }))
  })
  afterAll(async () => {
    await sandbox.close()
    await rm(folder, { recursive: true, force: true })
  })
  beforeEach(async () => {
    sandbox.world.reset()
    memory = new Map()
    const products = Array.from({ length: productCount }, (_, index) => aProductOfPictures(folder, index))
    shop = await seedShop(sandbox.world, { shop: anIdentity(domain), products })
    connector = openShopify(sandbox, domain, { bulkFrom: 10, memory })
  })

  const fails = (effect: FaultEffect) => sandbox.world.faults.add({ place: 'bulk', effect })
  const requests = (operation: string) => sandbox.world.requests.since(0).filter((row) => row.operation === operation)
  const observe = async () => [...(await connector.observe([...shop.products.keys()])).values()]

  it('brings many galleries into order with one operation, and charges next to nothing', async () => {
    const items = reversed(await observe())
    const spentBefore = connector.spent().points
    const { failures } = await perform(connector, 'order-media', items)
    expect(failures).toEqual([])
    expect(orders(await observe())).toEqual(orders(items.map(({ wanted }) => wanted)))
    expect(requests('BulkRunMutation')).toHaveLength(1)
    expect(requests('ReorderMedia')).toEqual([])
    expect(connector.spent().points - spentBefore).toBeLessThan(40)
  })

  it('goes by calls where there are few', async () => {
    await perform(connector, 'order-media', reversed(await observe()).slice(0, 9))
    expect([requests('BulkRunMutation').length, requests('ReorderMedia').length]).toEqual([0, 9])
  })

  it('maps what comes back to the products by the number of the line: one that is gone fails alone', async () => {
    const items = reversed(await observe())
    const gone = items[5]!.work.listingRemoteId
    shop.products.delete(gone)
    const { failures } = await perform(connector, 'order-media', items)
    expect(failures.map(({ itemId, error }) => [itemId, error.code])).toEqual([[gone, 'not_found']])
    const left = items.filter(({ work }) => work.listingRemoteId !== gone)
    expect(orders(await observe())).toEqual(orders(left.map(({ wanted }) => wanted)))
  })

  it.each(['You must use an allowed mutation name.', 'Not for this shop.'])(
    'goes by calls where the shop refuses ("%s"), and does not ask again',
    async (message) => {
      fails({ kind: 'bulk-refusal', code: null, message })
      const items = reversed(await observe())
      await perform(connector, 'order-media', items)
      expect(orders(await observe())).toEqual(orders(items.map(({ wanted }) => wanted)))
      const later = openShopify(sandbox, domain, { bulkFrom: 10, memory })
      await perform(later, 'order-media', reversed(await observe()))
      expect(requests('BulkRunMutation')).toHaveLength(1)
      expect(requests('ReorderMedia')).toHaveLength(2 * productCount)
    },
  )

  it('goes by calls while all places are taken, and by operations again later', async () => {
    fails({ kind: 'bulk-refusal', code: 'OPERATION_IN_PROGRESS', message: 'already in progress' })
    await perform(connector, 'order-media', reversed(await observe()))
    expect(requests('ReorderMedia')).toHaveLength(productCount)
    await new Promise<void>((resolve) => sandbox.world.clock.schedule(60_000, resolve))
    await perform(connector, 'order-media', reversed(await observe()))
    expect(requests('ReorderMedia')).toHaveLength(productCount)
  })

  it('throws when an operation ends before its end; what is left is planned from what the listings show', async () => {
    fails({ kind: 'bulk-failure', code: 'INTERNAL_SERVER_ERROR', afterLines: 5 })
    const items = reversed(await observe())
    await expect(perform(connector, 'order-media', items)).rejects.toSatisfy(isUnavailable)
    const left = await again(items)
    expect(planned(connector, 'order-media', left)).toHaveLength(productCount - 5)
    await perform(connector, 'order-media', left)
    expect(orders(await observe())).toEqual(orders(items.map(({ wanted }) => wanted)))
    expect(requests('BulkRunMutation')).toHaveLength(1)
  })

  it('cancels an operation that hangs before it goes on without it', async () => {
    sandbox.world.behaviour.bulkStartMs = 3_600_000
    const items = reversed(await observe())
    await expect(perform(connector, 'order-media', items)).rejects.toSatisfy(isUnavailable)
    expect([...shop.bulkOperations.values()].map(({ status }) => status)).toEqual(['CANCELING'])
    await perform(connector, 'order-media', await again(items))
    expect(orders(await observe())).toEqual(orders(items.map(({ wanted }) => wanted)))
    expect(requests('BulkRunMutation')).toHaveLength(1)
  })

  describe('after a crash', () => {
    it.each([
      ['before the lines were staged', 'StagedUploads', 'drop-before'],
      ['after they were staged', 'StagedUploads', 'drop-after'],
      ['before the operation was started', 'BulkRunMutation', 'drop-before'],
    ] as const)('%s: nothing is found, and it is planned anew', async (_name, operation, kind) => {
      sandbox.world.faults.add({ place: 'graphql', name: operation, effect: { kind } })
      const items = reversed(await observe())
      await expect(perform(connector, 'order-media', items)).rejects.toBeInstanceOf(ConnectorError)
      expect(await recover(items)).toBeNull()
      expect(shop.bulkOperations.size).toBe(0)
    })

    it('after the operation was started: it is found, waited for and not run again', async () => {
      sandbox.world.faults.add({ place: 'graphql', name: 'BulkRunMutation', effect: { kind: 'drop-after' } })
      const items = reversed(await observe())
      await expect(perform(connector, 'order-media', items)).rejects.toSatisfy(
        (error) => error instanceof ConnectorError && error.code === 'outcome_unknown',
      )
      const found = await recover(items)
      expect(orders(found?.listings ?? [])).toEqual(orders(items.map(({ wanted }) => wanted)))
      expect(planned(connector, 'order-media', await again(items))).toEqual([])
      expect(shop.bulkOperations.size).toBe(1)
    })

    it('while it was running, or before its result was read: the same', async () => {
      const items = reversed(await observe())
      const dying = new AbortController()
      const done = perform(connector, 'order-media', items, dying.signal)
      await expect.poll(() => [...shop.bulkOperations.values()][0]?.objects).toBeGreaterThan(2)
      dying.abort(new Error('killed'))
      await expect(done).rejects.toThrow('killed')
      const found = await recover(items)
      expect(orders(found?.listings ?? [])).toEqual(orders(items.map(({ wanted }) => wanted)))
      expect(shop.bulkOperations.size).toBe(1)
    })
  })

  async function again(items: readonly Item[]): Promise<Item[]> {
    const states = new Map((await observe()).map((state) => [state.remoteId, state]))
    return items.map(({ work, wanted }) => ({ wanted, work: { ...work, current: states.get(work.listingRemoteId)! } }))
  }

  function recover(items: readonly Item[]) {
    const fresh = openShopify(sandbox, domain, { bulkFrom: 10 })
    const [call] = planned(fresh, 'order-media', items)
    return stepOf(fresh, 'order-media').recover(call!, contextOf(items))
  }
})

function aProductOfPictures(folder: string, index: number): ProductSeed {
  const media = [1, 2, 3].map((seed) => {
    return { fileName: `mug-${index}-${seed}.jpg`, alt: `View ${seed}`, path: path.join(folder, `${seed}.jpg`) }
  })
  return { title: `Mug ${index}`, options: [], variants: [], media }
}

interface Item {
  readonly work: ItemWork
  readonly wanted: ListingState
}

function reversed(states: readonly ListingState[]): Item[] {
  return states.map((listing) => {
    const wanted = { ...listing, media: listing.media.toReversed() }
    const work = { itemId: listing.remoteId, listingRemoteId: listing.remoteId, snapshot: listing, current: listing }
    return { wanted, work: { ...work, change: changeTowards(listing, wanted), files: new Map() } }
  })
}

function stepOf(connector: Connector, name: string): ExportStep {
  const step = connector.steps.find((one) => one.name === name)
  if (!step) throw new Error(`no step ${name}`)
  return step
}

function planned(connector: Connector, name: string, items: readonly Item[]) {
  return stepOf(connector, name).plan(items.map(({ work }) => work))
}

async function perform(connector: Connector, name: string, items: readonly Item[], signal?: AbortSignal) {
  const context = contextOf(items, signal)
  const calls = planned(connector, name, items)
  const outcomes = await Promise.all(calls.map((call) => stepOf(connector, name).perform(call, context)))
  return { failures: outcomes.flatMap(({ failures }) => failures) }
}

function contextOf(items: readonly Item[], signal = new AbortController().signal): StepContext {
  const listing = (remoteId: string) => items.find(({ work }) => work.listingRemoteId === remoteId)!.work.current
  const none = () => Promise.reject(new Error('no pictures are sent here'))
  return { signal, listing, openRendition: none, pictureUrl: none, uploaded: () => undefined }
}

function orders(states: readonly ListingState[]): string[][] {
  return states.map(({ media }) => media.map(({ id }) => id))
}

function isUnavailable(error: unknown): boolean {
  return error instanceof ConnectorError && error.code === 'unavailable'
}
