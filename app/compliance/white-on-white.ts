import { darkest } from './background.ts'
import type { Mask } from './mask.ts'
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

/** What can be reached from the edges without crossing the mask. */
function outsideOf({ widthPx, heightPx, bits }: Mask): Uint8Array {
  const outside = new Uint8Array(bits.length)
  const stack: number[] = []
  const visit = (at: number) => {
    if (bits[at] || outside[at]) return
    outside[at] = 1
    stack.push(at)
  }
  for (let x = 0; x < widthPx; x += 1) {
    visit(x)
    visit((heightPx - 1) * widthPx + x)
  }
  for (let y = 0; y < heightPx; y += 1) {
    visit(y * widthPx)
    visit(y * widthPx + widthPx - 1)
  }
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const x = at % widthPx
    if (x > 0) visit(at - 1)
    if (x < widthPx - 1) visit(at + 1)
    if (at >= widthPx) visit(at - widthPx)
    if (at < bits.length - widthPx) visit(at + widthPx)
  }
  return outside
}
