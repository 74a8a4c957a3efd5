import { darkest } from './background.ts'
import type { Mask } from './mask.ts'
import { outsideOf } from './outside.ts'
import type { Pixels } from './picture-pixels.ts'

/** So bright a pixel of an outline is hardly told from white paper. */
const faint = 225

/** How much of a product's outline hardly differs from the white behind it, 0 to 1: cutting there could cut the product. */
export function faintOutline({ rgb }: Pixels, mask: Mask): number {
  const outside = outsideOf(mask)
  const { widthPx, heightPx } = mask
  let outline = 0
  let bright = 0
  for (let y = 1; y < heightPx - 1; y += 1)
    for (let x = 1; x < widthPx - 1; x += 1) {
      const at = y * widthPx + x
      if (!mask.bits[at]) continue
      if (!outside[at - 1] && !outside[at + 1] && !outside[at - widthPx] && !outside[at + widthPx]) continue
      outline += 1
      // A few pixels further in the edge is over: what is bright there is a bright product.
      if (inwards(rgb, at, widthPx, heightPx) >= faint) bright += 1
    }
  return outline === 0 ? 0 : bright / outline
}

const depth = 4

/** The darkest that a product gets within a few pixels of a place on its outline. */
function inwards(rgb: Uint8Array, at: number, widthPx: number, heightPx: number): number {
  const x = at % widthPx
  const y = (at - x) / widthPx
  let least = 255
  for (let ny = Math.max(0, y - depth); ny <= Math.min(heightPx - 1, y + depth); ny += 2)
    for (let nx = Math.max(0, x - depth); nx <= Math.min(widthPx - 1, x + depth); nx += 2)
      least = Math.min(least, darkest(rgb, ny * widthPx + nx))
  return least
}
