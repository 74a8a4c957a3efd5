import type { Box } from './box.ts'
import type { Pixels } from './picture-pixels.ts'

/** A part of a picture, copied. */
export function cropPixels(pixels: Pixels, box: Box): Pixels {
  return {
    ...{ widthPx: box.width, heightPx: box.height },
    rgb: cropPlane(pixels.rgb, pixels.widthPx, box, 3),
    alpha: pixels.alpha && cropPlane(pixels.alpha, pixels.widthPx, box, 1),
  }
}

function cropPlane(
  plane: Uint8Array,
  widthPx: number,
  { left, top, width, height }: Box,
  channels: number,
): Uint8Array {
  const part = new Uint8Array(width * height * channels)
  for (let y = 0; y < height; y += 1) {
    const from = ((top + y) * widthPx + left) * channels
    part.set(plane.subarray(from, from + width * channels), y * width * channels)
  }
  return part
}
