import sharp from 'sharp'

type Format = 'jpeg' | 'png' | 'webp' | 'avif'

/** A picture of a size; one colour, so that it is quick to make. */
export function aPicture(format: Format, widthPx = 1_200, heightPx = widthPx): Promise<Buffer> {
  const create = { width: widthPx, height: heightPx, channels: 3 as const, background: '#a33' }
  return sharp({ create, limitInputPixels: false }).toFormat(format).toBuffer()
}

/** A grey TIFF of 8 × 8 with a description, written by hand: sharp leaves descriptions out. */
export function aTiff(description: string): Buffer {
  const text = Buffer.from(`${description}\0`)
  const pixels = Buffer.alloc(64, 128)
  const entries: [tag: number, type: number, count: number, value: number][] = [
    ...(
      [
        [256, 3, 1, 8],
        [257, 3, 1, 8],
        [258, 3, 1, 8],
        [259, 3, 1, 1],
        [262, 3, 1, 1],
      ] as const
    ).map((entry) => [...entry] as [number, number, number, number]),
    [270, 2, text.length, 8 + pixels.length],
    [273, 4, 1, 8],
    [277, 3, 1, 1],
    [278, 3, 1, 8],
    [279, 4, 1, pixels.length],
  ]
  const directory = Buffer.alloc(2 + entries.length * 12 + 4)
  directory.writeUInt16LE(entries.length, 0)
  for (const [at, [tag, type, count, value]] of entries.entries()) {
    directory.writeUInt16LE(tag, 2 + at * 12)
    directory.writeUInt16LE(type, 4 + at * 12)
    directory.writeUInt32LE(count, 6 + at * 12)
    directory.writeUInt32LE(value, 10 + at * 12)
  }
  const header = Buffer.from('II*\0\0\0\0\0', 'latin1')
  header.writeUInt32LE(8 + pixels.length + text.length, 4)
  return Buffer.concat([header, pixels, text, directory])
}

/** A picture made longer than it needs to be: trailing bytes do not change what it shows. */
export async function aPictureOfBytes(format: 'jpeg' | 'png', bytes: number, sidePx: number): Promise<Buffer> {
  return Buffer.concat([await aPicture(format, sidePx)], bytes)
}

/** Enough of a video to be taken for one. */
export function aVideo(bytes = 2_024): Buffer {
  return Buffer.concat([Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isomiso2mp41', 'latin1')], bytes)
}
