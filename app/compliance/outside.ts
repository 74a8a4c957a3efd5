import { reachedFromEdges } from '../renditions/reached-from-edges.ts'
import type { Mask } from './mask.ts'

/** What can be reached from the edges without crossing the mask. */
export function outsideOf({ widthPx: width, heightPx: height, bits }: Mask): Uint8Array {
  return reachedFromEdges({ width, height }, (at) => !bits[at])
}
