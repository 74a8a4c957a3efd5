import type { ColourSurface } from '../core/compliance/colour-surface.ts'
import { reachedFromEdges } from './reached-from-edges.ts'
import { surfaceDistances } from './surface-distances.ts'

/** Up to so far from the surface a pixel is background and becomes pure white. */
export const replacedDistance = 14
/** From here on it is product; in between both are mixed, as the camera mixed them. */
const productDistance = 24

/**
 * Makes the background white, in place: what is near the smooth colour and can be reached from the edges through such pixels. A part
 * of the product that has the background's colour inside its outline stays. `rgb`: three bytes per pixel.
 */
export function replaceBackground(
  rgb: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  surface: ColourSurface,
): void {
  const distances = surfaceDistances(rgb, { width, height }, surface)
  const reached = reachedFromEdges({ width, height }, (at) => (distances[at] ?? 255) < productDistance)
  for (let at = 0; at < reached.length; at += 1) {
    if (!reached[at]) continue
    const share = Math.max(
      0,
      Math.min(1, ((distances[at] ?? 0) - replacedDistance) / (productDistance - replacedDistance)),
    )
    for (let channel = 0; channel < 3; channel += 1) {
      const value = rgb[at * 3 + channel] ?? 0
      rgb[at * 3 + channel] = Math.round(255 + share * (value - 255))
    }
  }
}
