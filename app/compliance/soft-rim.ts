import { widestFade } from '../core/assets/picture-fixes.ts'
import { ringOf } from './background.ts'
import { isHard, minHard } from './hard-step.ts'
import type { Pixels } from './picture-pixels.ts'

/**
 * How far from the edges nothing but white and soft shadow lies, as a share of the short side, and no more than can be faded: so far a
 * picture can run out into white without touching what it shows.
 */
export function softRim(pixels: Pixels): number {
  const { rgb, widthPx, heightPx } = pixels
  const short = Math.min(widthPx, heightPx)
  const hardAt = new Uint32Array(short)
  for (const at of ringOf(pixels, widestFade)) {
    const x = at % widthPx
    const y = (at - x) / widthPx
    const isThing = isHard(rgb, at, x > 0 ? at - 1 : at) || isHard(rgb, at, y > 0 ? at - widthPx : at)
    const depth = Math.min(x, y, widthPx - 1 - x, heightPx - 1 - y)
    if (isThing) hardAt[depth] = (hardAt[depth] ?? 0) + 1
  }
  let left = minHard
  const first = hardAt.findIndex((count) => (left -= count) <= 0)
  // The step to a thing is told beside it, so that the last row before it belongs to it.
  return first < 0 ? widestFade : Math.min(widestFade, Math.max(0, first - 1) / short)
}
