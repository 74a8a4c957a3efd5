import type { Component } from './components.ts'
import { findComponents } from './components.ts'
import { type Mask, grown } from './mask.ts'

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
 * that is not quite background; `product`: the product's own mask.
 */
export function findMarks(faint: Mask, product: Mask): readonly Component[] {
  const longest = Math.max(faint.widthPx, faint.heightPx)
  const near = grown(product, Math.round(clearance * longest))
  const bits = faint.bits.map((bit, at) => (bit && !near.bits[at] ? 1 : 0))
  const { list } = findComponents({ ...faint, bits })
  const legible = list.filter(({ areaPx, box }) => {
    const side = Math.max(box.width, box.height)
    return areaPx >= minAreaPx && side >= smallest * longest && side <= largest * longest
  })
  const heights = legible.map(({ box }) => box.height).sort((one, other) => one - other)
  const typical = heights[Math.floor(heights.length / 2)] ?? 0
  return legible.filter(({ box }) => box.height <= typical * similarHeight && box.height >= typical / similarHeight)
}
