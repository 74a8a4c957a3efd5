import type { PictureFacts } from '../core/assets/asset-facts.ts'

/** More tell nothing: the tail of a photograph is noise of one pixel each. */
const KEPT = 48

/**
 * The most frequent colours, in steps of 16 per channel, largest share first. The background is included: what counts as
 * background is decided where colours are interpreted. `rgb`: three bytes per pixel.
 */
export function dominantColours(rgb: Uint8Array): PictureFacts['dominantColours'] {
  const counts = new Map<number, number>()
  for (let at = 0; at + 2 < rgb.length; at += 3) {
    const colour = (step(rgb[at]) << 16) | (step(rgb[at + 1]) << 8) | step(rgb[at + 2])
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const pixels = rgb.length / 3
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, KEPT)
    .map(([colour, count]) => ({ hex: `#${colour.toString(16).padStart(6, '0')}`, share: round(count / pixels) }))
}

function step(channel = 0): number {
  return (channel & 0xf0) + 8
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000
}
