import { reachedFromEdges } from '../renditions/reached-from-edges.ts'
import type { Mask } from './mask.ts'

/** What can be reached from the edges without crossing the mask. */
export function outsideOf({ widthPx: width, heightPx: height, bits }: Mask): Uint8Array {
  return reachedFromEdges({ width, height }, (at) => !bits[at])
}

/** What is set, with what it encloses. */
export function filled(mask: Mask): Mask {
  const bits = outsideOf(mask)
  for (let at = 0; at < bits.length; at += 1) bits[at] = 1 - (bits[at] ?? 0)
  return { ...mask, bits }
}
