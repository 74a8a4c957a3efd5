import sharp from 'sharp'
import { LIMITS } from './limits.ts'
import { MediaFailure } from './media-failure.ts'

export interface ImageFacts {
  mimeType: string
  widthPx: number
  heightPx: number
}

/** sharp's format name to MIME type, for the types the platform takes. AVIF reports as `heif` and is told apart below. */
const ACCEPTED: Record<string, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  heif: 'image/heic',
}

/** Decodes the bytes for real. Throws MediaFailure with the code the platform reports on the file. */
export async function inspectImage(bytes: Buffer): Promise<ImageFacts> {
  if (bytes.length > LIMITS.imageBytes) throw new MediaFailure('INVALID_IMAGE_FILE_SIZE')
  const facts = await readFacts(bytes)
  const { widthPx, heightPx } = facts
  const longestPx = Math.max(widthPx, heightPx)
  if (widthPx * heightPx > LIMITS.imagePixels || longestPx > LIMITS.imageSidePx) {
    throw new MediaFailure('INVALID_IMAGE_RESOLUTION')
  }
  if (longestPx > LIMITS.imageAspect * Math.min(widthPx, heightPx)) throw new MediaFailure('INVALID_IMAGE_ASPECT_RATIO')
  await decode(bytes)
  return facts
}

async function readFacts(bytes: Buffer): Promise<ImageFacts> {
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw new MediaFailure('UNSUPPORTED_IMAGE_FILE_TYPE')
    })
  const mimeType = metadata.compression === 'av1' ? undefined : ACCEPTED[metadata.format ?? '']
  if (!mimeType || !metadata.width || !metadata.height) throw new MediaFailure('UNSUPPORTED_IMAGE_FILE_TYPE')
  const turned = (metadata.orientation ?? 1) > 4
  return {
    mimeType,
    widthPx: turned ? metadata.height : metadata.width,
    heightPx: turned ? metadata.width : metadata.height,
  }
}

/** A truncated picture has fine headers; only reading its pixels shows it. */
async function decode(bytes: Buffer): Promise<void> {
  await sharp(bytes, { failOn: 'error' })
    .resize(64, 64, { fit: 'inside' })
    .toBuffer()
    .catch(() => {
      throw new MediaFailure('IMAGE_PROCESSING_FAILURE')
    })
}
