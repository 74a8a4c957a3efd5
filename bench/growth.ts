import { rounded, type BenchOptions, type BenchResult } from './bench-result.ts'
import type { ExportFigures } from './export/export-figures.ts'
import { measureExport } from './export/measure-export.ts'

/** Products of 20 pictures, on a plan whose rate limit is not reached: what grows is our own work. */
const sizes = [100, 1000, 10_000]
const imagesPerProduct = 20
const aim = 1.1

/** Time and database rows per picture, each size against the smallest one: more than 1 means that it grows. */
export async function run({ pictures = 10_000 }: BenchOptions): Promise<BenchResult[]> {
  const results: BenchResult[] = []
  let smallest: ExportFigures | undefined
  for (const size of sizes.filter((images) => images <= pictures)) {
    process.stderr.write(`growth: ${size} pictures\n`)
    const products = size / imagesPerProduct
    const figures = await measureExport({ products, imagesPerProduct, plan: 'plus', emptyBucket: false, sidePx: 64 })
    results.push(
      result('growth.ms_per_image', 'ms', (one) => (one.seconds * 1000) / one.images, figures, smallest),
      result('growth.rows_per_image', 'rows', (one) => one.rows / one.images, figures, smallest),
    )
    smallest ??= figures
  }
  return results
}

function result(
  claim: string,
  what: string,
  measure: (figures: ExportFigures) => number,
  figures: ExportFigures,
  smallest: ExportFigures | undefined,
): BenchResult {
  const value = rounded(measure(figures))
  const unit = `${what} at ${figures.images} images`
  if (!smallest) return { claim, value, unit }
  const baseline = rounded(measure(smallest))
  const ratio = rounded(value / baseline)
  return { claim, value, unit, baseline, ratio, aim: `ratio <= ${aim}`, ok: ratio <= aim }
}
