import { rounded, type BenchResult } from './bench-result.ts'
import { measureExport } from './export/measure-export.ts'

const order = { products: 200, imagesPerProduct: 5, plan: 'standard', emptyBucket: true, sidePx: 64 } as const

/**
 * A whole export of 200 products of five new pictures, which is one turn of a lane, on the standard plan, bucket empty at the start: with bulk operations where the
 * connector chooses them, against calls alone. Real time.
 */
export async function run(): Promise<BenchResult[]> {
  const chosen = await measureExport({ ...order, bulk: 'chosen' })
  const calls = await measureExport({ ...order, bulk: 'never' })
  for (const { pointsOf } of [chosen, calls]) process.stderr.write(`${JSON.stringify(pointsOf)}\n`)
  return [
    result('shopify.bulk_run_seconds', 's', chosen.seconds, calls.seconds),
    result('shopify.bulk_run_points', 'points', chosen.points, calls.points),
  ]
}

function result(claim: string, unit: string, value: number, baseline: number): BenchResult {
  const ratio = rounded(value / baseline)
  return {
    claim,
    value: rounded(value),
    unit,
    baseline: rounded(baseline),
    ratio,
    aim: 'ratio <= 1.05',
    ok: ratio <= 1.05,
  }
}
