import { rounded, type BenchResult } from './bench-result.ts'
import { measure } from './shopify-shop.ts'

/** Points that Shopify charges for one picture on its variant, everything included, at 25 products of four pictures. */
export async function run(): Promise<BenchResult[]> {
  const ours = await measure('ours', 25)
  // What one image costs in turn does not depend on how many there are.
  const perImage = await measure('per image', 2)
  const value = rounded(ours.points / ours.images)
  const baseline = rounded(perImage.points / perImage.images)
  const ratio = rounded(value / baseline)
  const claim = 'shopify.points_per_image'
  return [{ claim, value, unit: 'points', baseline, ratio, aim: '<= 0.25', ok: ratio <= 0.25 }]
}
