import type { Pixels } from './picture-pixels.ts'

/** How bright each pixel is, 0 to 255 (ITU-R BT.601). */
export interface Light {
  readonly widthPx: number
  readonly heightPx: number
  readonly light: Uint8Array
}

export function brightness({ rgb, widthPx, heightPx }: Pixels): Light {
  const light = new Uint8Array(widthPx * heightPx)
  for (let at = 0; at < light.length; at += 1) light[at] = lightOf(rgb, at)
  return { widthPx, heightPx, light }
}

/** How bright one pixel is. */
export function lightOf(rgb: Uint8Array, at: number): number {
  const from = at * 3
  return (77 * (rgb[from] ?? 0) + 150 * (rgb[from + 1] ?? 0) + 29 * (rgb[from + 2] ?? 0)) >> 8
}

/** How far a pixel is from grey. */
export function chroma(rgb: Uint8Array, at: number): number {
  const red = rgb[at * 3] ?? 0
  const green = rgb[at * 3 + 1] ?? 0
  const blue = rgb[at * 3 + 2] ?? 0
  return Math.max(red, green, blue) - Math.min(red, green, blue)
}
