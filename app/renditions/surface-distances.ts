import { type ColourSurface, surfaceAt } from '../core/compliance/colour-surface.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/**
 * How far each pixel is from a smooth colour, in its most different channel; more than a byte holds is 255. `rgb`: three bytes per
 * pixel. `darker`: what is brighter is no distance.
 */
export function surfaceDistances(
  rgb: Uint8Array,
  { width, height }: Size,
  surface: ColourSurface,
  count: 'both' | 'darker' = 'both',
): Uint8Array {
  const brighter = count === 'both' ? -1 : 0
  const distances = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1)
    for (let channel = 0; channel < 3; channel += 1) {
      // Along a row the surface is a parabola: two additions per pixel instead of six terms.
      const [start, step, bend] = rowOf(surface, channel, y / height, width)
      for (let x = 0, value = start, slope = step; x < width; x += 1, value += slope, slope += bend) {
        const at = y * width + x
        const darker = value - (rgb[at * 3 + channel] ?? 0)
        const distance = Math.min(255, darker > 0 ? darker : darker * brighter)
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
