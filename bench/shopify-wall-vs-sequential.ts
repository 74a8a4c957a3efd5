import { rounded, type BenchResult } from './bench-result.ts'
import { measure } from './shopify-shop.ts'

const productCount = 6

/** Seconds until 24 pictures are live, ours against one image after the other. */
export async function run(): Promise<BenchResult[]> {
  const ours = await measure('ours', productCount)
  const sequential = await measure('per image', productCount)
  const ratio = rounded(ours.seconds / sequential.seconds)
  const claim = 'shopify.wall_vs_sequential'
  const [value, baseline] = [rounded(ours.seconds), rounded(sequential.seconds)]
  return [{ claim, value, unit: 's', baseline, ratio, aim: '<= 0.2', ok: ratio <= 0.2 }]
}
