import { pictureHeader } from '../../pictures/picture-header.ts'

/** EXIF's ImageDescription, of which WordPress makes the title. */
const IMAGE_DESCRIPTION = 0x010e
const ASCII = 2
const LONGEST_TITLE = 80

/** The title that a picture carries in itself; null for none. */
export async function exifTitle(bytes: Buffer): Promise<string | null> {
  const metadata = await pictureHeader(bytes)
  const tiff = metadata?.format === 'tiff' ? bytes : metadata?.exif?.subarray(6)
  const title = tiff && tiff.length > 8 ? descriptionIn(tiff) : null
  return title && title.length < LONGEST_TITLE ? title : null
}

/** EXIF is a TIFF: byte order, offset of the first directory, 12 bytes per entry. */
function descriptionIn(tiff: Buffer): string | null {
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const long = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  try {
    const directory = long(4)
    for (let entry = directory + 2; entry < directory + 2 + short(directory) * 12; entry += 12) {
      if (short(entry) !== IMAGE_DESCRIPTION || short(entry + 2) !== ASCII) continue
      const length = long(entry + 4)
      const start = length <= 4 ? entry + 8 : long(entry + 8)
      return (
        tiff
          .toString('utf8', start, start + length)
          .replace(/\0.*$/s, '')
          .trim() || null
      )
    }
    return null
  } catch (error) {
    // A directory that points outside the file is damaged; WordPress then knows no title either.
    if (error instanceof RangeError) return null
    throw error
  }
}
