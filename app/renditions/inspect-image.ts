import { open, stat } from 'node:fs/promises'
import type { Metadata } from 'sharp'
import type { PictureFacts, PictureFormat } from '../core/assets/asset-facts.ts'
import type { AssetIssue } from '../core/assets/asset-issues.ts'
import { maxPictureBytes, maxPicturePixels } from '../core/assets/limits.ts'
import { notOk, ok, type Result } from '../core/result.ts'
import { dominantColours } from './dominant-colours.ts'
import { perceptualHash } from './perceptual-hash.ts'
import { decoderComplaint, openPicture, withinPixelBudget } from './picture-engine.ts'
import { readProvenance } from './provenance.ts'

/** Side of the small copy that hash and colours are computed from. */
const SAMPLE_PX = 64
const TIMEOUT_SECONDS = 60

/**
 * Looks at a picture file whose signature is known. Limits are checked on the header; then every frame is decoded once, to a
 * small copy, because a file that cannot be decoded to its end must not be found out in the middle of an export. Changes
 * nothing. Issues: empty_file, too_many_bytes, too_many_pixels, heic_not_readable, damaged_picture.
 */
export async function inspectImage(path: string, format: PictureFormat): Promise<Result<PictureFacts, AssetIssue>> {
  const { size: byteSize } = await stat(path)
  if (byteSize === 0) return notOk({ code: 'empty_file' })
  if (byteSize > maxPictureBytes) return notOk({ code: 'too_many_bytes', measured: byteSize, limit: maxPictureBytes })
  const header = await attempt(format, () => openPicture(path).metadata())
  if (!header.ok) return header
  const pixels = header.value.width * header.value.height * (header.value.pages ?? 1)
  if (pixels > maxPicturePixels) return notOk({ code: 'too_many_pixels', measured: pixels, limit: maxPicturePixels })
  const sample = await withinPixelBudget(pixels, () => decodeSample(path, format, header.value))
  if (!sample.ok) return sample
  return ok(factsOf(format, byteSize, header.value, sample.value))
}

/** A decoder that refuses a file of a known signature has found damage, or a codec that this build does not have. */
async function attempt<Value>(format: PictureFormat, decode: () => Promise<Value>): Promise<Result<Value, AssetIssue>> {
  try {
    return ok(await decode())
  } catch (error) {
    const detail = decoderComplaint(error)
    return notOk({ code: format === 'heic' ? 'heic_not_readable' : 'damaged_picture', detail })
  }
}

/** 64 × 64 pixels of the first frame, three bytes each, transparency seen on white. */
async function decodeSample(
  path: string,
  format: PictureFormat,
  header: Metadata,
): Promise<Result<Uint8Array, AssetIssue>> {
  if (format === 'gif' && !(await endsLikeGif(path))) {
    return notOk({ code: 'damaged_picture', detail: 'GIF trailer is missing' })
  }
  const sample = await attempt(format, () =>
    openPicture(path, { animated: isAnimated(format, header), autoOrient: true })
      .timeout({ seconds: TIMEOUT_SECONDS })
      .resize(SAMPLE_PX, SAMPLE_PX, { fit: 'fill' })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer(),
  )
  return sample.ok ? ok(sample.value.subarray(0, SAMPLE_PX * SAMPLE_PX * 3)) : sample
}

/** The GIF decoder shows what is there of a truncated file without complaint; a whole one ends in 0x3B, perhaps padded. */
async function endsLikeGif(path: string): Promise<boolean> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const tail = Buffer.alloc(Math.min(64, size))
    await handle.read(tail, 0, tail.length, size - tail.length)
    return tail.findLast((byte) => byte !== 0) === 0x3b
  } finally {
    await handle.close()
  }
}

/** Pages of a TIFF are not frames. */
function isAnimated(format: PictureFormat, { pages = 1 }: Metadata): boolean {
  return pages > 1 && (format === 'gif' || format === 'webp')
}

function factsOf(format: PictureFormat, byteSize: number, header: Metadata, sample: Uint8Array): PictureFacts {
  return {
    kind: 'image',
    format,
    widthPx: header.autoOrient.width,
    heightPx: header.autoOrient.height,
    byteSize,
    colourSpace: header.space,
    hasIccProfile: header.icc !== undefined,
    hasAlpha: header.hasAlpha,
    pages: header.pages ?? 1,
    animated: isAnimated(format, header),
    densityDpi: header.density ?? null,
    perceptualHash: perceptualHash(sample),
    dominantColours: dominantColours(sample),
    provenance: readProvenance(header.xmpAsString),
  }
}
