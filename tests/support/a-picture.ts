import sharp from 'sharp'

export interface PictureOptions {
  readonly widthPx?: number
  readonly heightPx?: number
  /** Differs in bytes from every other seed. */
  readonly seed?: number
  readonly format?: 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'tiff'
}

/** A small valid picture; the same options give the same bytes. */
export function aPicture({
  widthPx = 64,
  heightPx = 64,
  seed = 1,
  format = 'jpeg',
}: PictureOptions = {}): Promise<Buffer> {
  const background = { r: (seed * 67) % 256, g: (seed * 131) % 256, b: (seed * 29) % 256 }
  return sharp({ create: { width: widthPx, height: heightPx, channels: 3, background } })
    .toFormat(format)
    .toBuffer()
}
