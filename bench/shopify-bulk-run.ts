import { rounded, type BenchResult } from './bench-result.ts'
import { measureExport } from './export/measure-export.ts'

const order = { products: 500, imagesPerProduct: 5, plan: 'standard', emptyBucket: true, sidePx: 64 } as const

/**
 * A whole export of 500 products of five new pictures on the standard plan, bucket empty at the start: with bulk operations where the
 * connector chooses them, against calls alone. Real time, and no aim: while pictures are made and uploaded in groups smaller than the
 * switch point, calls keep up with them, and both are the same.
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
  return { claim, value: rounded(value), unit, baseline: rounded(baseline), ratio: rounded(value / baseline) }
}
