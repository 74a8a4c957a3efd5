import sharp from 'sharp'

/** How a picture looks, coarse enough to survive resizing and another format. */
export type Look = Uint8Array

const SIDE_PX = 16

/** Looks at a picture: turned upright, on white, as 16 × 16 pixels in red, green and blue. */
export async function lookAt(bytes: Uint8Array): Promise<Look> {
  return sharp(bytes)
    .rotate()
    .toColourspace('srgb')
    .flatten({ background: '#ffffff' })
    .resize(SIDE_PX, SIDE_PX, { fit: 'fill' })
    .raw()
    .toBuffer()
}

/** 0: the same look · 255: black against white. The mean difference of a channel. */
export function difference(one: Look, other: Look): number {
  const sum = one.reduce((total, value, at) => total + Math.abs(value - (other[at] ?? 0)), 0)
  return sum / one.length
}

/** Renditions of one picture stay below 2; other pictures of the same product start at about 5. */
export const SAME_LOOK = 4
