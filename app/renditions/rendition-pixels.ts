import type { PictureFacts } from '../core/assets/asset-facts.ts'
import { fixGeometry } from '../core/assets/fix-geometry.ts'
import { type RenditionSpec, renditionSize } from '../core/assets/rendition-spec.ts'

type Original = Pick<PictureFacts, 'widthPx' | 'heightPx' | 'pages'>
type Wanted = Pick<RenditionSpec, 'format' | 'longestSidePx' | 'animated' | 'fixes'>

/** The encoder of WebP keeps the whole picture; the others write what they get. */
const webpWeight = 2

/** Pixels of one frame as it is written, with the white around it. */
export function writtenPixels(original: Original, { fixes }: Pick<Wanted, 'fixes'>, longestSidePx: number): number {
  const { widthPx, heightPx } = fixes
    ? fixGeometry(original, fixes, longestSidePx)
    : renditionSize(original, longestSidePx)
  return widthPx * heightPx
}

/** By how many pixels a rendition counts in the budget: what is read or what is written, whichever takes more memory. */
export function heldPixels(original: Original, spec: Wanted): number {
  const read = original.widthPx * original.heightPx
  const written = writtenPixels(original, spec, spec.longestSidePx) * (spec.format === 'webp' ? webpWeight : 1)
  return Math.max(read, written) * (spec.animated ? original.pages : 1)
}
