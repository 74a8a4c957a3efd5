import { type ColourSurface, surfaceAt } from '../core/compliance/colour-surface.ts'

/** Up to here a pixel is background, from there on it is product; in between both are mixed, as the camera mixed them. */
const background = 14
const product = 40

/**
 * Makes the background white, in place: what is near the smooth colour and can be reached from the edges through such pixels. A part
 * of the product that has the background's colour inside its outline stays. `rgb`: three bytes per pixel.
 */
export function replaceBackground(
  rgb: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  surface: ColourSurface,
): void {
  const distances = distancesFrom(rgb, width, height, surface)
  const reached = reachedFromEdges(distances, width, height)
  for (let at = 0; at < reached.length; at += 1) {
    if (!reached[at]) continue
    const share = Math.max(0, Math.min(1, ((distances[at] ?? 0) - background) / (product - background)))
    for (let channel = 0; channel < 3; channel += 1) {
      const value = rgb[at * 3 + channel] ?? 0
      rgb[at * 3 + channel] = Math.round(255 + share * (value - 255))
    }
  }
}

/** Of each pixel, in its most different channel; more than a byte holds is as good as 255. */
function distancesFrom(rgb: Uint8Array, width: number, height: number, surface: ColourSurface): Uint8Array {
  const distances = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1)
    for (let channel = 0; channel < 3; channel += 1) {
      // Along a row the surface is a parabola: two additions per pixel instead of six terms.
      const [start, step, bend] = rowOf(surface, channel, y / height, width)
      for (let x = 0, value = start, slope = step; x < width; x += 1, value += slope, slope += bend) {
        const at = y * width + x
        const distance = Math.min(255, Math.abs((rgb[at * 3 + channel] ?? 0) - value))
        if (distance > (distances[at] ?? 0)) distances[at] = distance
      }
    }
  return distances
}

/** The surface's first value in a row, its first difference, and by how much the difference grows with each pixel. */
function rowOf(surface: ColourSurface, channel: number, y: number, width: number): [number, number, number] {
  const at = (x: number) => surfaceAt(surface, channel, x / width, y)
  const [first, second, third] = [at(0), at(1), at(2)]
  return [first, second - first, third - 2 * second + first]
}

function reachedFromEdges(distances: Uint8Array, width: number, height: number): Uint8Array {
  const reached = new Uint8Array(distances.length)
  const stack = new Uint32Array(distances.length)
  let depth = 0
  const visit = (at: number) => {
    if (reached[at] || (distances[at] ?? 255) >= product) return
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
