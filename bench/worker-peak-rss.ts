import { rounded, type BenchResult } from './bench-result.ts'
import { measureExport } from './export/measure-export.ts'

const aimMb = 500

/**
 * The worker's memory while it exports pictures of 20 MB. 60 of them, not 5,000: what a turn holds is bounded, so that the peak is
 * reached with the first few; twice as many must not need more, and the ratio of the two is told beside it.
 */
const counts = [30, 60]

export async function run(): Promise<BenchResult[]> {
  const peaks: number[] = []
  for (const images of counts) {
    const { workerPeakMb } = await measureExport({
      ...{ products: images / 5, imagesPerProduct: 5, plan: 'plus', emptyBucket: false, noisy: true },
      sidePx: 4000,
    })
    peaks.push(workerPeakMb)
  }
  const [baseline = Number.NaN, value = Number.NaN] = peaks.map(rounded)
  const claim = 'worker.peak_rss_mb'
  const ratio = rounded(value / baseline)
  return [{ claim, value, unit: 'MB', baseline, ratio, aim: `< ${aimMb}`, ok: value < aimMb }]
}
