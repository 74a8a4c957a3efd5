import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ConnectorError } from '../../app/core/channel/connector-error.ts'
import type { Connector } from '../../app/core/channel/connector.ts'
import { SpeedClock } from '../../sandbox/clock.ts'
import type { FaultEffect } from '../../sandbox/shopify/control/faults.ts'
import { startShopifySandbox, type ShopifySandbox } from '../../sandbox/shopify/server.ts'
import { seedShop } from '../../sandbox/shopify/state/seeding.ts'
import type { Shop } from '../../sandbox/shopify/state/shop.ts'
import { aPicture } from '../support/a-picture.ts'
import { anIdentity } from '../support/a-shopify-shop.ts'
import { openShopify } from '../support/open-shopify.ts'
import {
  aGallery,
  orderStep,
  ordersOf,
  planOrder,
  reorder,
  reorderContext,
  turnedRound,
  type Reordering,
} from '../support/reorder-galleries.ts'

const domain = 'bulk.myshopify.com'
const productCount = 12

describe('bulk operations of the Shopify connector', () => {
  const clock = new SpeedClock()
  let sandbox: ShopifySandbox
  let shop: Shop
  let connector: Connector
  let memory: Map<unknown, unknown>
  let folder: string

  beforeAll(async () => {
    sandbox = await startShopifySandbox({ apiKey: 'key', apiSecret: 'secret', clock })
    folder = await mkdtemp(path.join(tmpdir(), 'mediaport-bulk-'))
    for (const seed of [1, 2, 3]) await writeFile(path.join(folder, `${seed}.jpg`), await aPicture({ seed }))
  })
  afterAll(async () => {
    await sandbox.close()
    await rm(folder, { recursive: true, force: true })
  })
  beforeEach(async () => {
    sandbox.world.reset()
    clock.setSpeed(50)
    memory = new Map()
    const files = [1, 2, 3].map((seed) => path.join(folder, `${seed}.jpg`))
    const products = Array.from({ length: productCount }, (_, index) => aGallery(index, files))
    shop = await seedShop(sandbox.world, { shop: anIdentity(domain), products })
    connector = openShopify(sandbox, domain, { bulkFrom: 10, memory })
  })

  const fails = (effect: FaultEffect) => sandbox.world.faults.add({ place: 'bulk', effect })
  const requests = (operation: string) => sandbox.world.requests.since(0).filter((row) => row.operation === operation)
  const observe = async () => [...(await connector.observe([...shop.products.keys()])).values()]

  it('brings many galleries into order with one operation, and charges next to nothing', async () => {
    const items = turnedRound(await observe())
    const spentBefore = connector.spent().points
    const failures = await reorder(connector, items)
    expect(failures).toEqual([])
    expect(ordersOf(await observe())).toEqual(ordersOf(items.map(({ wanted }) => wanted)))
    expect(requests('BulkRunMutation')).toHaveLength(1)
    expect(requests('ReorderMedia')).toEqual([])
    // A look costs a point, and how many it takes is up to the machine.
    const looks = requests('BulkStatus').length + requests('JobStatus').length
    expect(connector.spent().points - spentBefore - looks).toBeLessThan(40)
  })

  it('goes by calls where there are few', async () => {
    await reorder(connector, turnedRound(await observe()).slice(0, 9))
    expect([requests('BulkRunMutation').length, requests('ReorderMedia').length]).toEqual([0, 9])
  })

  it('maps what comes back to the products by the number of the line: one that is gone fails alone', async () => {
    const items = turnedRound(await observe())
    const gone = items[5]!.work.listingRemoteId
    shop.products.delete(gone)
    const failures = await reorder(connector, items)
    expect(failures.map(({ itemId, error }) => [itemId, error.code])).toEqual([[gone, 'not_found']])
    const left = items.filter(({ work }) => work.listingRemoteId !== gone)
    expect(ordersOf(await observe())).toEqual(ordersOf(left.map(({ wanted }) => wanted)))
  })

  it.each(['You must use an allowed mutation name.', 'Not for this shop.'])(
    'goes by calls where the shop refuses ("%s"), and does not ask again',
    async (message) => {
      fails({ kind: 'bulk-refusal', code: null, message })
      const items = turnedRound(await observe())
      await reorder(connector, items)
      expect(ordersOf(await observe())).toEqual(ordersOf(items.map(({ wanted }) => wanted)))
      const later = openShopify(sandbox, domain, { bulkFrom: 10, memory })
      await reorder(later, turnedRound(await observe()))
      expect(requests('BulkRunMutation')).toHaveLength(1)
      expect(requests('ReorderMedia')).toHaveLength(2 * productCount)
    },
  )

  it('goes by calls while all places are taken, and by operations again later', async () => {
    fails({ kind: 'bulk-refusal', code: 'OPERATION_IN_PROGRESS', message: 'already in progress' })
    await reorder(connector, turnedRound(await observe()))
    expect(requests('ReorderMedia')).toHaveLength(productCount)
    await new Promise<void>((resolve) => sandbox.world.clock.schedule(60_000, resolve))
    await reorder(connector, turnedRound(await observe()))
    expect(requests('ReorderMedia')).toHaveLength(productCount)
  })

  it('throws when an operation ends before its end; what is left is planned from what the listings show', async () => {
    fails({ kind: 'bulk-failure', code: 'INTERNAL_SERVER_ERROR', afterLines: 5 })
    const items = turnedRound(await observe())
    await expect(reorder(connector, items)).rejects.toSatisfy(isUnavailable)
    clock.setSpeed(5) // A slow machine is not to sit out the minute for which operations rest.
    const left = await again(items)
    expect(planOrder(connector, left)).toHaveLength(productCount - 5)
    await reorder(connector, left)
    expect(ordersOf(await observe())).toEqual(ordersOf(items.map(({ wanted }) => wanted)))
    expect(requests('BulkRunMutation')).toHaveLength(1)
  })

  it('cancels an operation that hangs before it goes on without it', async () => {
    sandbox.world.behaviour.bulkStartMs = 3_600_000
    const items = turnedRound(await observe())
    await expect(reorder(connector, items)).rejects.toSatisfy(isUnavailable)
    clock.setSpeed(5)
    expect([...shop.bulkOperations.values()].map(({ status }) => status)).toEqual(['CANCELING'])
    await reorder(connector, await again(items))
    expect(ordersOf(await observe())).toEqual(ordersOf(items.map(({ wanted }) => wanted)))
    expect(requests('BulkRunMutation')).toHaveLength(1)
  })

  it.each([
    ['its state cannot be asked for', 'graphql', 'BulkStatus', 4],
    ['its result cannot be read', 'image', undefined, 3],
  ] as const)('finds a running operation again where %s', async (_name, place, name, count) => {
    const items = turnedRound(await observe())
    sandbox.world.faults.add({ place, name, count, effect: { kind: 'status', status: 503 } })
    await expect(reorder(connector, items)).rejects.toSatisfy(isOutcomeUnknown)
    const found = await recover(items)
    expect(ordersOf(found?.listings ?? [])).toEqual(ordersOf(items.map(({ wanted }) => wanted)))
    expect(shop.bulkOperations.size).toBe(1)
  })

  describe('after a crash', () => {
    it.each([
      ['before the lines were staged', 'StagedUploads', 'drop-before'],
      ['after they were staged', 'StagedUploads', 'drop-after'],
      ['before the operation was started', 'BulkRunMutation', 'drop-before'],
    ] as const)('%s: nothing is found, and it is planned anew', async (_name, operation, kind) => {
      sandbox.world.faults.add({ place: 'graphql', name: operation, effect: { kind } })
      const items = turnedRound(await observe())
      await expect(reorder(connector, items)).rejects.toBeInstanceOf(ConnectorError)
      expect(await recover(items)).toBeNull()
      expect(shop.bulkOperations.size).toBe(0)
    })

    it('after the operation was started: it is found, waited for and not run again', async () => {
      sandbox.world.faults.add({ place: 'graphql', name: 'BulkRunMutation', effect: { kind: 'drop-after' } })
      const items = turnedRound(await observe())
      await expect(reorder(connector, items)).rejects.toSatisfy(isOutcomeUnknown)
      const found = await recover(items)
      expect(ordersOf(found?.listings ?? [])).toEqual(ordersOf(items.map(({ wanted }) => wanted)))
      expect(planOrder(connector, await again(items))).toEqual([])
      expect(shop.bulkOperations.size).toBe(1)
    })

    it('and the operation failed meanwhile: what it did by then is seen, and the rest is planned anew', async () => {
      fails({ kind: 'bulk-failure', code: 'TIMEOUT', afterLines: 4 })
      sandbox.world.faults.add({ place: 'graphql', name: 'BulkRunMutation', effect: { kind: 'drop-after' } })
      const items = turnedRound(await observe())
      await expect(reorder(connector, items)).rejects.toBeInstanceOf(ConnectorError)
      const found = await recover(items)
      expect(found?.listings).toHaveLength(productCount)
      expect(planOrder(connector, await again(items))).toHaveLength(productCount - 4)
    })

    it('while it was running, or before its result was read: the same', async () => {
      const items = turnedRound(await observe())
      const dying = new AbortController()
      const done = reorder(connector, items, dying.signal)
      await expect.poll(() => [...shop.bulkOperations.values()][0]?.objects).toBeGreaterThan(2)
      dying.abort(new Error('killed'))
      await expect(done).rejects.toThrow('killed')
      const found = await recover(items)
      expect(ordersOf(found?.listings ?? [])).toEqual(ordersOf(items.map(({ wanted }) => wanted)))
      expect(shop.bulkOperations.size).toBe(1)
    })
  })

  async function again(items: readonly Reordering[]): Promise<Reordering[]> {
    const states = new Map((await observe()).map((state) => [state.remoteId, state]))
    return items.map(({ work, wanted }) => ({ wanted, work: { ...work, current: states.get(work.listingRemoteId)! } }))
  }

  function recover(items: readonly Reordering[]) {
    const fresh = openShopify(sandbox, domain, { bulkFrom: 10 })
    const [call] = planOrder(fresh, items)
    return orderStep(fresh).recover(call!, reorderContext(items))
  }
})

function isUnavailable(error: unknown): boolean {
  return error instanceof ConnectorError && error.code === 'unavailable'
}

function isOutcomeUnknown(error: unknown): boolean {
  return error instanceof ConnectorError && error.code === 'outcome_unknown'
}
