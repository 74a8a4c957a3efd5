import { rounded, type BenchResult } from './bench-result.ts'
import type { ExportFigures } from './export/export-figures.ts'
import { measureExport } from './export/measure-export.ts'

/**
 * Products of 20 pictures, on a plan whose rate limit is not reached: what grows is our own work. 100, 1,000 and 10,000 pictures
 * take some ten minutes on two cores.
 */
const sizes = [5, 50, 500]
const imagesPerProduct = 20
const aim = 1.1

/** Time and database rows per picture, each size against the one ten times smaller: more than 1 means that it grows. */
export async function run(): Promise<BenchResult[]> {
  const results: BenchResult[] = []
  let smaller: ExportFigures | undefined
  for (const products of sizes) {
    const figures = await measureExport({ products, imagesPerProduct, plan: 'plus', emptyBucket: false, sidePx: 64 })
    results.push(
      result('growth.ms_per_image', 'ms', (one) => (one.seconds * 1000) / one.images, figures, smaller),
      result('growth.rows_per_image', 'rows', (one) => one.rows / one.images, figures, smaller),
    )
    smaller = figures
  }
  return results
}

function result(
  claim: string,
  what: string,
  measure: (figures: ExportFigures) => number,
  figures: ExportFigures,
  smaller: ExportFigures | undefined,
): BenchResult {
  const value = rounded(measure(figures))
  const unit = `${what} at ${figures.images} images`
  if (!smaller) return { claim, value, unit }
  const baseline = rounded(measure(smaller))
  const ratio = rounded(value / baseline)
  return { claim, value, unit, baseline, ratio, aim: `ratio <= ${aim}`, ok: ratio <= aim }
}
