import type { Pixels } from './picture-pixels.ts'

/** How bright each pixel is, 0 to 255 (ITU-R BT.601). */
export interface Light {
  readonly widthPx: number
  readonly heightPx: number
  readonly light: Uint8Array
}

export function brightness({ rgb, widthPx, heightPx }: Pixels): Light {
  const light = new Uint8Array(widthPx * heightPx)
  for (let at = 0, from = 0; at < light.length; at += 1, from += 3)
    light[at] = (77 * (rgb[from] ?? 0) + 150 * (rgb[from + 1] ?? 0) + 29 * (rgb[from + 2] ?? 0)) >> 8
  return { widthPx, heightPx, light }
}
