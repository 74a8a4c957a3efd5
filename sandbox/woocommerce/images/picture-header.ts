import sharp, { type Metadata } from 'sharp'

/** What the first bytes tell, as PHP reads them: truncated pictures pass. Null where they are no picture at all. */
export function pictureHeader(bytes: Buffer): Promise<Metadata | null> {
  return (
    sharp(bytes, { failOn: 'none', limitInputPixels: false })
      .metadata()
      // Not an error here: what is not a picture has no header, and the caller says what the store makes of it.
      .catch(() => null)
  )
}
