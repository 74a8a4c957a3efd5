import { rounded, type BenchResult } from './bench-result.ts'
import { measureExport } from './export/measure-export.ts'
import { measureParallelScript } from './export/parallel-script.ts'

const order = { products: 60, imagesPerProduct: 5, plan: 'standard', emptyBucket: false, sidePx: 64 } as const

/**
 * Seconds until 300 pictures are live: a real export, with its database, rendering and reading back, against a plain script with
 * eight requests at once that repeats what is throttled. Baseline and value in the platform's time.
 */
export async function run(): Promise<BenchResult[]> {
  const { seconds } = await measureExport(order)
  const script = await measureParallelScript(order)
  const [value, baseline] = [rounded(seconds), rounded(script)]
  const ratio = rounded(script / seconds)
  const claim = 'shopify.wall_vs_parallel'
  return [{ claim, value, unit: 's', baseline, ratio, aim: 'baseline / value >= 1.5', ok: ratio >= 1.5 }]
}
