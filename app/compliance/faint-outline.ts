import type { Mask } from './mask.ts'
import { outsideOf } from './outside.ts'

/** So much of what tells a product from its background is hardly seen: a bright pixel on white paper, up to 225. */
const hardly = 2.5

/**
 * How much of a product's outline hardly differs from what is behind it, 0 to 1: cutting there could cut the product. `plane`: how far
 * each pixel is from the background; `least`: from where on it belongs to the product.
 */
export function faintOutline(plane: Uint8Array, mask: Mask, least: number): number {
  const outside = outsideOf(mask)
  const { widthPx, heightPx } = mask
  let outline = 0
  let faint = 0
  for (let y = 1; y < heightPx - 1; y += 1)
    for (let x = 1; x < widthPx - 1; x += 1) {
      const at = y * widthPx + x
      if (!mask.bits[at]) continue
      if (!outside[at - 1] && !outside[at + 1] && !outside[at - widthPx] && !outside[at + widthPx]) continue
      outline += 1
      // A few pixels further in the edge is over: what is bright there is a bright product.
      if (inwards(plane, at, widthPx, heightPx) <= hardly * least) faint += 1
    }
  return outline === 0 ? 0 : faint / outline
}

const depth = 4

/** How far from the background a product gets within a few pixels of a place on its outline. */
function inwards(plane: Uint8Array, at: number, widthPx: number, heightPx: number): number {
  const x = at % widthPx
  const y = (at - x) / widthPx
  let most = 0
  for (let ny = Math.max(0, y - depth); ny <= Math.min(heightPx - 1, y + depth); ny += 2)
    for (let nx = Math.max(0, x - depth); nx <= Math.min(widthPx - 1, x + depth); nx += 2)
      most = Math.max(most, plane[ny * widthPx + nx] ?? 0)
  return most
}
