import { rounded, type BenchOptions, type BenchResult } from './bench-result.ts'
import { measureExport } from './export/measure-export.ts'

const aimMb = 500

const imagesPerProduct = 5
const fewest = 30

/**
 * The worker's memory while it exports pictures of 20 MB. 60 of them by default: what a turn holds is bounded, so that the peak is
 * reached with the first few; many must not need more than few, and the ratio of the two is told beside it. `--pictures 5000` takes
 * an hour on two cores, and some 20 GB of disk for the renditions.
 */
export async function run({ pictures = 60 }: BenchOptions): Promise<BenchResult[]> {
  const peaks: number[] = []
  for (const images of [fewest, pictures]) {
    process.stderr.write(`worker: ${images} pictures of 20 MB\n`)
    const { workerPeakMb } = await measureExport({
      ...{
        products: Math.ceil(images / imagesPerProduct),
        imagesPerProduct,
        plan: 'plus',
        emptyBucket: false,
        noisy: true,
      },
      sidePx: 4000,
    })
    peaks.push(workerPeakMb)
  }
  const [baseline = Number.NaN, value = Number.NaN] = peaks.map(rounded)
  const claim = 'worker.peak_rss_mb'
  const ratio = rounded(value / baseline)
  return [{ claim, value, unit: 'MB', baseline, ratio, aim: `< ${aimMb}`, ok: value < aimMb }]
}
