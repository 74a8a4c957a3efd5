import type { Size } from './box.ts'
import type { Component } from './components.ts'
import { largestLetter } from './ink.ts'

/** The smallest that is legible, as a share of the longest side. */
const smallest = 0.008
const minAreaPx = 10
/** Letters of one line or watermark are about equally high. */
const similarHeight = 1.7

/** Small separate marks of about the same height, as letters of a text or a watermark are. `pieces`: of ink on the background. */
export function findMarks(pieces: readonly Component[], { widthPx, heightPx }: Size): readonly Component[] {
  const longest = Math.max(widthPx, heightPx)
  const legible = pieces.filter(({ areaPx, box }) => {
    const side = Math.max(box.width, box.height)
    return areaPx >= minAreaPx && side >= smallest * longest && side <= largestLetter * longest
  })
  const heights = legible.map(({ box }) => box.height).sort((one, other) => one - other)
  const typical = heights[Math.floor(heights.length / 2)] ?? 0
  return legible.filter(({ box }) => box.height <= typical * similarHeight && box.height >= typical / similarHeight)
}
