import sharp from 'sharp'

/** A small picture; another number gives other bytes, the same number the same. */
export function drawPicture(number: number): Promise<Buffer> {
  const background = { r: (number * 67) % 256, g: (number * 131) % 256, b: (number * 29) % 256 }
  return sharp({ create: { width: 500 + Math.floor(number / 256), height: 500, channels: 3, background } })
    .jpeg()
    .toBuffer()
}
