import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SpeedClock } from '../sandbox/clock.ts'
import { startShopifySandbox } from '../sandbox/shopify/server.ts'
import { seedShop } from '../sandbox/shopify/state/seeding.ts'
import { aPicture } from '../tests/support/a-picture.ts'
import { anIdentity } from '../tests/support/a-shopify-shop.ts'
import { openShopify } from '../tests/support/open-shopify.ts'
import { aGallery, ordersOf, reorder, turnedRound } from '../tests/support/reorder-galleries.ts'
import { rounded, type BenchResult } from './bench-result.ts'

/** Times are those of the platform's clock, which runs faster than ours: our own computing counts this much more. */
const clockSpeed = 4
/** A turn of a lane holds up to 400 products. */
const counts = [25, 50, 75, 100, 150, 200, 400]
/** What is told of beside the switch point. */
const large = 400

interface Measured {
  readonly seconds: number
  readonly points: number
  readonly operations: number
}

/**
 * Reordering so many galleries, each a call or a line, with an empty bucket of the standard plan: by calls alone, and as the
 * connector decides. The switch point is the fewest products from which on bulk operations take part and it is measurably sooner done.
 */
export async function run(): Promise<BenchResult[]> {
  const rows: { count: number; calls: Measured; chosen: Measured }[] = []
  for (const count of counts) {
    const [calls, chosen] = [await measure(count, Infinity), await measure(count, undefined)]
    rows.push({ count, calls, chosen })
    process.stderr.write(`${count} products: by calls ${told(calls)}, as chosen ${told(chosen)}\n`)
  }
  const later = rows.findLastIndex(({ calls, chosen }) => chosen.operations === 0 || chosen.seconds >= calls.seconds)
  const first = rows[later + 1]
  const last = rows.find(({ count }) => count === large)
  return [
    {
      claim: 'shopify.bulk_switch_point',
      value: first?.count ?? Infinity,
      unit: 'products of a batch',
      ...beside(first),
    },
    { claim: 'shopify.bulk_points', ...compared(last, `points for ${large} products`, ({ points }) => points) },
    { claim: 'shopify.bulk_seconds', ...compared(last, `s for ${large} products`, ({ seconds }) => seconds) },
  ]
}

type Row = { readonly calls: Measured; readonly chosen: Measured } | undefined

function beside(row: Row): Pick<BenchResult, 'aim' | 'ok'> {
  return { aim: 'sooner done than by calls', ok: row !== undefined }
}

function compared(row: Row, unit: string, figure: (measured: Measured) => number): Omit<BenchResult, 'claim'> {
  const [value, baseline] = [row?.chosen, row?.calls].map((one) => rounded(one ? figure(one) : Number.NaN))
  const ratio = rounded((value ?? Number.NaN) / (baseline ?? Number.NaN))
  return { value: value ?? Number.NaN, unit, baseline, ratio, aim: 'ratio < 1', ok: ratio < 1 }
}

function told({ seconds, points, operations }: Measured): string {
  return `${rounded(seconds)} s, ${points} points, ${operations} operations`
}

async function measure(count: number, bulkFrom: number | undefined): Promise<Measured> {
  const clock = new SpeedClock(clockSpeed)
  const sandbox = await startShopifySandbox({ apiKey: 'key', apiSecret: 'secret', clock })
  const folder = await mkdtemp(join(tmpdir(), 'bench-bulk-'))
  try {
    const files = [join(folder, '1.jpg'), join(folder, '2.jpg')]
    for (const [seed, file] of files.entries()) await writeFile(file, await aPicture({ seed }))
    const products = Array.from({ length: count }, (_, index) => aGallery(index, files))
    const shop = await seedShop(sandbox.world, { shop: anIdentity('bulk.myshopify.com'), products })
    const connector = openShopify(sandbox, 'bulk.myshopify.com', { bulkFrom })
    const ids = [...shop.products.keys()]
    const items = turnedRound((await connector.observe(ids)).values())
    shop.bucket.reserve(shop.bucket.status().currentlyAvailable)
    await connector.learnLimits?.()
    const [startedAt, before] = [clock.now(), connector.spent().points]
    await reorder(connector, items)
    const seconds = (clock.now() - startedAt) / 1000
    const points = connector.spent().points - before
    const shown = JSON.stringify(ordersOf((await connector.observe(ids)).values()))
    if (shown !== JSON.stringify(ordersOf(items.map(({ wanted }) => wanted)))) throw new Error('not in order')
    return { seconds, points, operations: shop.bulkOperations.size }
  } finally {
    await sandbox.close()
    await rm(folder, { recursive: true, force: true })
  }
}
