import type { AmazonSettings } from '../sandbox/amazon/settings.ts'
import { measureExport } from './amazon-seller.ts'
import { rounded, type BenchResult } from './bench-result.ts'

const counts = [250, 500, 750, 1000]
/** Times are those of the platform's clock, which runs faster than ours: our own computing counts this much more. */
const speed = 10
/**
 * Amazon publishes no times of feeds. Sellers tell of a minute or two until one is begun, and of tens of messages a second then; what
 * is found here holds for these figures. What was accepted is echoed after a second or two in both ways.
 */
const assumed: Partial<AmazonSettings> = { feedQueueMs: 60_000, feedMessageMs: 50, echoMs: 2000 }

/** The fewest SKUs of an export from which on a feed is sooner done than a patch for each SKU. In platform time. */
export async function run(): Promise<BenchResult[]> {
  const rows: { count: number; patches: number; feed: number }[] = []
  for (const skus of counts) {
    const { seconds: patches } = await measureExport({ skus, bulkFrom: Infinity, speed, settings: assumed })
    const { seconds: feed } = await measureExport({ skus, bulkFrom: 1, speed, settings: assumed })
    rows.push({ count: skus, patches: rounded(patches), feed: rounded(feed) })
    process.stderr.write(`${skus} SKUs: by patches ${rounded(patches)} s, as a feed ${rounded(feed)} s\n`)
  }
  const later = rows.findLastIndex(({ patches, feed }) => feed >= patches)
  const first = rows[later + 1]
  return [
    {
      ...{ claim: 'amazon.feed_switch_point', value: first?.count ?? Infinity, unit: 'SKUs of an export' },
      ...{ aim: 'sooner done than by patches', ok: first !== undefined },
      details: { assumed, seconds: rows },
    },
  ]
}
