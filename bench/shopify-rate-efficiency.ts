import { rounded, type BenchResult } from './bench-result.ts'
import { measureExport } from './export/measure-export.ts'

const aim = 0.95
const order = { products: 500, imagesPerProduct: 5, plan: 'standard', emptyBucket: true, sidePx: 64 } as const

/**
 * How much of what the platform gives is used: points spent ÷ restore rate ÷ time taken, for 500 products of five pictures on the
 * standard plan. The bucket is empty at the start, so that nothing but the restore rate can be spent; no bulk operations, which
 * spend nothing (`shopify.bulk_run_seconds` has them). Real time.
 */
export async function run(): Promise<BenchResult[]> {
  const { points, restoreRate, seconds } = await measureExport({ ...order, bulk: 'never' })
  const value = rounded(points / restoreRate / seconds)
  const claim = 'shopify.rate_efficiency'
  return [{ claim, value, unit: 'of the restore rate', aim: `>= ${aim}`, ok: value >= aim }]
}
