import { z } from 'zod'

/** Formats a picture may have, told by its bytes and never by its name. */
export const pictureFormats = ['jpeg', 'png', 'webp', 'gif', 'avif', 'heic', 'tiff'] as const
export type PictureFormat = (typeof pictureFormats)[number]

export const videoContainers = ['mp4', 'mov', 'webm'] as const
export type VideoContainer = (typeof videoContainers)[number]

/**
 * Where a picture says it comes from. `digitalSourceType` is a term of IPTC's NewsCodes vocabulary `digitalsourcetype`,
 * as a URL; marketplaces and search engines read it to label generated pictures.
 */
export const provenanceSchema = z.object({
  digitalSourceType: z.string(),
  creatorTool: z.string().nullable(),
})
export type Provenance = z.infer<typeof provenanceSchema>

/** What the bytes of a picture told us. Stored as JSON with the asset. */
export const pictureFactsSchema = z.object({
  kind: z.literal('image'),
  format: z.enum(pictureFormats),
  /** As shown: EXIF orientation is applied. */
  widthPx: z.number().int().positive(),
  heightPx: z.number().int().positive(),
  byteSize: z.number().int().positive(),
  /** As libvips names it: `srgb`, `cmyk`, `b-w`, `rgb16`, … */
  colourSpace: z.string(),
  hasIccProfile: z.boolean(),
  hasAlpha: z.boolean(),
  /** Frames of an animation or pages of a TIFF; 1 for an ordinary picture. */
  pages: z.number().int().positive(),
  animated: z.boolean(),
  densityDpi: z.number().nullable(),
  /** 64 bits as 16 hexadecimal digits; see `hammingDistance`. */
  perceptualHash: z.string().length(16),
  /** Largest share first; shares of all pixels, transparency seen on white. */
  dominantColours: z.array(z.object({ hex: z.string(), share: z.number() })),
  provenance: provenanceSchema.nullable(),
})
export type PictureFacts = z.infer<typeof pictureFactsSchema>

/** What the bytes of a video told us. */
const videoFactsSchema = z.object({
  kind: z.literal('video'),
  container: z.enum(videoContainers),
  /** As shown: rotation and pixel aspect are applied. */
  widthPx: z.number().int().positive(),
  heightPx: z.number().int().positive(),
  byteSize: z.number().int().positive(),
  durationMs: z.number().int().positive(),
  videoCodec: z.string().nullable(),
  audioCodec: z.string().nullable(),
})
export type VideoFacts = z.infer<typeof videoFactsSchema>

export type AssetFacts = PictureFacts | VideoFacts
export const assetFactsSchema = z.discriminatedUnion('kind', [pictureFactsSchema, videoFactsSchema])

const types: Readonly<Record<PictureFormat | VideoContainer, readonly [mimeType: string, extension: string]>> = {
  jpeg: ['image/jpeg', 'jpg'],
  png: ['image/png', 'png'],
  webp: ['image/webp', 'webp'],
  gif: ['image/gif', 'gif'],
  avif: ['image/avif', 'avif'],
  heic: ['image/heic', 'heic'],
  tiff: ['image/tiff', 'tif'],
  mp4: ['video/mp4', 'mp4'],
  mov: ['video/quicktime', 'mov'],
  webm: ['video/webm', 'webm'],
}

export function mimeTypeOf(format: PictureFormat | VideoContainer): string {
  return types[format][0]
}

/** Without a dot. */
export function extensionOf(format: PictureFormat | VideoContainer): string {
  return types[format][1]
}

const otherSpellings: Readonly<Record<string, string>> = {
  jpeg: 'jpg',
  jpe: 'jpg',
  jfif: 'jpg',
  tiff: 'tif',
  heif: 'heic',
  m4v: 'mp4',
  qt: 'mov',
}

/**
 * The extension a file name pretends to have when it is not that of its bytes, else null. Such a file is accepted as what it
 * is; the merchant is told.
 */
export function misleadingExtension(fileName: string, format: PictureFormat | VideoContainer): string | null {
  const written = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase()
  if (!written) return null
  return (otherSpellings[written] ?? written) === extensionOf(format) ? null : written
}

/** Bits in which two perceptual hashes differ, 0 to 64: 0–4 the same picture re-encoded, above 12 another picture. */
export function hammingDistance(one: string, other: string): number {
  let bits = BigInt(`0x${one}`) ^ BigInt(`0x${other}`)
  let distance = 0
  for (; bits > 0n; bits >>= 1n) distance += Number(bits & 1n)
  return distance
}
