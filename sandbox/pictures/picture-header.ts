import sharp, { type Metadata } from 'sharp'

/** What the first bytes tell, as image libraries read them: truncated pictures pass. Null where they are no picture at all. */
export function pictureHeader(bytes: Buffer): Promise<Metadata | null> {
  return (
    sharp(bytes, { failOn: 'none', limitInputPixels: false })
      .metadata()
      // Not an error here: what is not a picture has no header, and the caller says what the platform makes of it.
      .catch(() => null)
  )
}
