import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SpeedClock } from '../sandbox/clock.ts'
import { startShopifySandbox, type ShopifySandbox } from '../sandbox/shopify/server.ts'
import { seedShop } from '../sandbox/shopify/state/seeding.ts'
import type { ProductSeed } from '../sandbox/shopify/seed.ts'
import { aPicture } from '../tests/support/a-picture.ts'
import { anIdentity } from '../tests/support/a-shopify-shop.ts'
import { openShopify } from '../tests/support/open-shopify.ts'
import { rounded, type BenchResult } from './bench-result.ts'

const domain = 'states.myshopify.com'
const productCount = 2000
const colours = ['Red', 'Green', 'Blue', 'Black', 'White']

/**
 * Points for the state of 2,000 products of five pictures and five variants: as the connector chooses, against a bulk query. The
 * seconds are told beside: a merchant waits for them.
 */
export async function run(): Promise<BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-states-'))
  const sandbox = await startShopifySandbox({ apiKey: 'key', apiSecret: 'secret', clock: new SpeedClock(1) })
  try {
    const file = join(folder, '1.jpg')
    await writeFile(file, await aPicture())
    const products = Array.from({ length: productCount }, (_, index) => aProduct(index, file))
    const shop = await seedShop(sandbox.world, { shop: anIdentity(domain), products })
    const ids = [...shop.products.keys()]
    const [chosen, bulk] = [await measure(sandbox, ids, undefined), await measure(sandbox, ids, 2)]
    const compared = (unit: string, value: number, baseline: number) => {
      return { value: rounded(value), unit, baseline: rounded(baseline), ratio: rounded(value / baseline) }
    }
    return [
      { claim: 'shopify.state_2000_points', ...compared('points, against a bulk query', chosen.points, bulk.points) },
      { claim: 'shopify.state_2000_seconds', ...compared('s, against a bulk query', chosen.seconds, bulk.seconds) },
    ]
  } finally {
    await sandbox.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(sandbox: ShopifySandbox, ids: readonly string[], bulkFrom: number | undefined) {
  const connector = openShopify(sandbox, domain, { bulkFrom })
  const { clock } = sandbox.world
  await connector.learnLimits?.()
  const [startedAt, before] = [clock.now(), connector.spent().points]
  const states = await connector.observe(ids)
  if (states.size !== ids.length) throw new Error(`${states.size} of ${ids.length} products were read`)
  return { seconds: (clock.now() - startedAt) / 1000, points: connector.spent().points - before }
}

function aProduct(index: number, file: string): ProductSeed {
  const variants = colours.map((Color, mediaIndex) => ({
    ...{ sku: `S${index}-${Color}`, price: '9.00', optionValues: { Color }, mediaIndex },
  }))
  const media = colours.map((Color) => ({ fileName: `p${index}-${Color}.jpg`, alt: Color, path: file }))
  return { title: `Product ${index}`, options: [{ name: 'Color', values: colours }], variants, media }
}
