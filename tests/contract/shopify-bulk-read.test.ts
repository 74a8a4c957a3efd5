import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ShopPace } from '../../app/connectors/shopify/shop-pace.ts'
import { SpeedClock } from '../../sandbox/clock.ts'
import type { ProductSeed } from '../../sandbox/shopify/seed.ts'
import { startShopifySandbox, type ShopifySandbox } from '../../sandbox/shopify/server.ts'
import { seedShop } from '../../sandbox/shopify/state/seeding.ts'
import type { Shop } from '../../sandbox/shopify/state/shop.ts'
import { aPicture } from '../support/a-picture.ts'
import { anIdentity } from '../support/a-shopify-shop.ts'
import { openShopify } from '../support/open-shopify.ts'

const domain = 'read.myshopify.com'
const colours = ['Red', 'Blue']

/** More than one call takes, so that a bulk query is possible at all. */
const productCount = 260

describe('the state of many products', () => {
  let sandbox: ShopifySandbox
  let shop: Shop
  let folder: string

  beforeAll(async () => {
    sandbox = await startShopifySandbox({ apiKey: 'key', apiSecret: 'secret', clock: new SpeedClock(50) })
    folder = await mkdtemp(path.join(tmpdir(), 'mediaport-read-'))
    for (const seed of [1, 2]) await writeFile(path.join(folder, `${seed}.jpg`), await aPicture({ seed }))
    const products = Array.from({ length: productCount }, (_, index) => aProduct(folder, index))
    shop = await seedShop(sandbox.world, { shop: anIdentity(domain), products })
  })
  beforeEach(() => {
    sandbox.world.requests.clear()
    sandbox.world.faults.clear()
  })
  afterAll(async () => {
    await sandbox.close()
    await rm(folder, { recursive: true, force: true })
  })

  const ids = () => [...shop.products.keys()]
  const read = (bulkFrom: number) => openShopify(sandbox, domain, { bulkFrom, memory: learned() }).observe(ids())
  const operations = () => sandbox.world.requests.since(0).map(({ operation }) => operation)

  /** What one opening learned of the shop's prices, so that the next one need not read a first call to know them. */
  const memories = new Map<unknown, unknown>()
  const learned = () => new Map([[ShopPace, memories.get(ShopPace)]])

  it('is the same by a bulk query as by calls: order, alt texts and pictures of variants', async () => {
    await openShopify(sandbox, domain, { bulkFrom: Infinity, memory: memories }).observe(ids().slice(0, 1))
    const byCalls = await read(Infinity)
    expect(operations()).not.toContain('BulkRunQuery')
    sandbox.world.requests.clear()
    const inBulk = await read(2)
    expect(operations().filter((name) => name === 'ListingStates')).toEqual([])
    expect(inBulk.size).toBe(productCount)
    expect(inBulk).toEqual(byCalls)
  })

  it('is read by calls where the shop refuses the bulk query, or the query fails', async () => {
    const refused = { kind: 'bulk-refusal', code: 'LIMIT_REACHED', message: 'Bulk operations limit reached.' } as const
    const failed = { kind: 'bulk-failure', code: 'TIMEOUT' } as const
    for (const effect of [refused, failed]) {
      sandbox.world.faults.add({ place: 'bulk', effect })
      expect((await read(2)).size).toBe(productCount)
    }
  })

  it('asks by a call for products that the bulk query passed over, and leaves out those that are gone', async () => {
    const [first = ''] = ids()
    const missing = 'gid://shopify/Product/1'
    const connector = openShopify(sandbox, domain, { bulkFrom: 2, memory: learned() })
    const states = await connector.observe([...ids(), missing])
    expect([states.has(first), states.has(missing), states.size]).toEqual([true, false, productCount])
    expect(operations().filter((name) => name === 'ListingStates')).toHaveLength(1)
  })
})

function aProduct(folder: string, index: number): ProductSeed {
  const media = [1, 2].map((seed) => {
    return {
      fileName: `p${index}-${seed}.jpg`,
      alt: `View ${seed} of ${index}`,
      path: path.join(folder, `${seed}.jpg`),
    }
  })
  const variants = colours.map((Color, at) => ({
    ...{ sku: `P${index}-${Color}`, price: '9.00', optionValues: { Color } },
    ...(at === 1 && { mediaIndex: 1 }),
  }))
  return { title: `Product ${index}`, options: [{ name: 'Color', values: colours }], variants, media }
}
