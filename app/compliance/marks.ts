import { type Component, findComponents } from './components.ts'
import { type Mask, grown } from './mask.ts'
import { outsideOf } from './outside.ts'

/** Sizes of a letter, as shares of the longest side: legible, and smaller than a product. */
const smallest = 0.008
const largest = 0.12
const minAreaPx = 10
/** How far from the product, as a share of the longest side: compression leaves noise nearer to it. */
const clearance = 0.012
/** Letters of one line or watermark are about equally high. */
const similarHeight = 1.7

/**
 * Small separate marks on the background, of about the same height, as letters of a text or a watermark are. `faint`: the mask of all
 * that is not quite background; `product`: what is clearly no background, writing included.
 */
export function findMarks(faint: Mask, product: Mask): readonly Component[] {
  const longest = Math.max(faint.widthPx, faint.heightPx)
  const near = grown(bodyOf(product, largest * longest), Math.round(clearance * longest))
  const bits = faint.bits.map((bit, at) => (bit && !near.bits[at] ? 1 : 0))
  const legible = findComponents({ ...faint, bits }).list.filter(({ areaPx, box }) => {
    const side = Math.max(box.width, box.height)
    return areaPx >= minAreaPx && side >= smallest * longest && side <= largest * longest
  })
  const heights = legible.map(({ box }) => box.height).sort((one, other) => one - other)
  const typical = heights[Math.floor(heights.length / 2)] ?? 0
  return legible.filter(({ box }) => box.height <= typical * similarHeight && box.height >= typical / similarHeight)
}

/** The parts that are too large for letters, with what they enclose: folds of a white shirt are no writing. */
function bodyOf(mask: Mask, sidePx: number): Mask {
  const { labels, list } = findComponents(mask)
  const large = new Uint8Array(list.length + 1)
  for (const { label, box } of list) if (Math.max(box.width, box.height) > sidePx) large[label] = 1
  const outside = outsideOf({ ...mask, bits: Uint8Array.from(labels, (label) => large[label] ?? 0) })
  return { ...mask, bits: outside.map((bit) => 1 - bit) }
}
