import { rounded, type BenchOptions, type BenchResult } from './bench-result.ts'
import type { ExportFigures } from './export/export-figures.ts'
import { measureExport } from './export/measure-export.ts'

const aimMb = 500
/** What must fit. */
const claimedPictures = 5000
const imagesPerProduct = 5

/**
 * The worker's memory while it exports pictures of 20 MB: the highest resident memory of its process since it began (`VmHWM`), with
 * everything in it, Node's own 160 MB too, against the same after the first quarter of the pictures. What depends on the size
 * of a picture is bounded by the budget of pixels and reached with the first ones; what depends on how many there are does not depend
 * on their size: rows, listing states and requests, and the garbage of them that V8 has not collected yet. So what 5,000 of them come
 * to is that peak, and what 5,000 small pictures need more than few: more than the truth rather than less, because both parts need not
 * be at their highest in the same moment. `--pictures 5000` measures them themselves, in an hour on two cores. The disk holds eight
 * originals under many names, and what is under way.
 */
export async function run({ pictures = 240 }: BenchOptions): Promise<BenchResult[]> {
  const large = await measure(pictures, { noisy: true, sidePx: 4000 })
  for (const { images, peakMb, medianMb } of large.memory) {
    tell(`${images} pictures of 20 MB: peak ${rounded(peakMb)} MB, typically ${rounded(medianMb)} MB`)
  }
  const value = rounded(large.workerPeakMb)
  const baseline = rounded(large.memory[0]?.peakMb ?? Number.NaN)
  const expected = rounded(value + (await moreOfMany(large.images)))
  const unit = (of: string) => `MB, ${of} pictures of 20 MB`
  return [
    {
      ...{ claim: 'worker.peak_rss_mb', value, unit: unit(String(large.images)) },
      ...{ baseline, ratio: rounded(value / baseline), ...aim(value) },
    },
    { claim: 'worker.peak_rss_mb_of_5000', value: expected, unit: unit(String(claimedPictures)), ...aim(expected) },
  ]
}

/** Megabytes that as many small pictures as are claimed need more than so few. */
async function moreOfMany(few: number): Promise<number> {
  if (few >= claimedPictures) return 0
  const peaks: number[] = []
  for (const images of [few, claimedPictures]) {
    const { workerPeakMb } = await measure(images, { sidePx: 64 })
    tell(`${images} small pictures: peak ${rounded(workerPeakMb)} MB`)
    peaks.push(workerPeakMb)
  }
  const [ofFew = 0, ofMany = 0] = peaks
  return Math.max(0, ofMany - ofFew)
}

function measure(pictures: number, size: { readonly noisy?: true; readonly sidePx: number }): Promise<ExportFigures> {
  const products = Math.ceil(pictures / imagesPerProduct)
  return measureExport({ products, imagesPerProduct, plan: 'plus', emptyBucket: false, ...size })
}

const aim = (value: number) => ({ aim: `< ${aimMb}`, ok: value < aimMb })

const tell = (line: string) => process.stderr.write(`${line}\n`)
