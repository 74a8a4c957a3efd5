import type { ColourSurface } from '../core/compliance/colour-surface.ts'
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
  const reached = reachedFromEdges(distances, width, height)
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

function reachedFromEdges(distances: Uint8Array, width: number, height: number): Uint8Array {
  const reached = new Uint8Array(distances.length)
  const stack = new Uint32Array(distances.length)
  let depth = 0
  const visit = (at: number) => {
    if (reached[at] || (distances[at] ?? 255) >= productDistance) return
    reached[at] = 1
    stack[depth] = at
    depth += 1
  }
  for (let x = 0; x < width; x += 1) {
    visit(x)
    visit((height - 1) * width + x)
  }
  for (let y = 0; y < height; y += 1) {
    visit(y * width)
    visit(y * width + width - 1)
  }
  while (depth > 0) {
    depth -= 1
    const at = stack[depth] ?? 0
    const x = at % width
    if (x > 0) visit(at - 1)
    if (x < width - 1) visit(at + 1)
    if (at >= width) visit(at - width)
    if (at < distances.length - width) visit(at + width)
  }
  return reached
}
