import { z } from 'zod'
import { rounded, type BenchResult } from './bench-result.ts'
import { inExportChild } from './export/measure-export.ts'

const aim = 2

/**
 * A shop's export of one picture during another shop's export of 10,000, in the same worker, as a multiple of its time alone:
 * medians of five, from the approval to the confirmed end, in real time with real rendering.
 */
export async function run(): Promise<BenchResult[]> {
  const order = { products: 2000, imagesPerProduct: 5, plan: 'standard', emptyBucket: false, sidePx: 1200 } as const
  const seconds = await inExportChild(
    'lanes-in-child.ts',
    order,
    z.object({ alone: z.number(), underLoad: z.number() }),
  )
  const baseline = rounded(seconds.alone)
  const value = rounded(seconds.underLoad)
  const ratio = rounded(value / baseline)
  const claim = 'lanes.small_export_under_load'
  return [{ claim, value, unit: 's', baseline, ratio, aim: `<= ${aim}`, ok: ratio <= aim }]
}
