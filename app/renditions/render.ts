import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Sharp } from 'sharp'
import type { PictureFacts, Provenance } from '../core/assets/asset-facts.ts'
import type { AssetIssue } from '../core/assets/asset-issues.ts'
import { type RenditionFormat, type RenditionSpec, renditionSize } from '../core/assets/rendition-spec.ts'
import { notOk, ok, type Result } from '../core/result.ts'
import { fixedPicture } from './fixed-picture.ts'
import { decoderComplaint, openPicture, withinPixelBudget } from './picture-engine.ts'
import { provenanceXmp } from './provenance.ts'
import { heldPixels, writtenPixels } from './rendition-pixels.ts'

/** Per attempt. */
const TIMEOUT_SECONDS = 60

export interface RenderOrder {
  readonly sourcePath: string
  /** Written by this call; a file that is there is replaced. */
  readonly targetPath: string
  readonly facts: PictureFacts
  readonly spec: RenditionSpec
  /** What the library knows of the origin; without it the original's own statement is kept. */
  readonly provenance: Provenance | null
  /** For whom: where several wait for the same processor, each gets turns. */
  readonly tenant?: string
}

export interface RenderedPicture {
  readonly sha256: string
  readonly byteSize: number
  readonly widthPx: number
  readonly heightPx: number
  readonly format: RenditionFormat
}

interface Attempt {
  readonly quality: number
  readonly longestSidePx: number
}

/**
 * Makes a rendition, file to file: upright, sRGB, within the spec's longest side and bytes, without metadata but for its
 * origin. Holds no whole file in memory. Repeatable: the same input gives the same bytes with the same encoder.
 * Issues: damaged_picture, rendering_timed_out, not_shrinkable; then no file remains. Throws when the machine fails (a full
 * disk, a missing original).
 */
export async function render(order: RenderOrder): Promise<Result<RenderedPicture, AssetIssue>> {
  const { facts, spec, targetPath } = order
  const pixels = heldPixels(facts, spec)
  const written = await withinPixelBudget(pixels, () => writeUntilItFits(order), order.tenant).catch(
    async (error: unknown) => {
      await rm(targetPath, { force: true })
      throw error
    },
  )
  // Outside the budget: while this file is hashed, the next picture is decoded.
  if (written.ok) return ok({ ...written.value, format: spec.format, sha256: await sha256Of(targetPath) })
  await rm(targetPath, { force: true })
  return written
}

async function writeUntilItFits(order: RenderOrder): Promise<Result<Written, AssetIssue>> {
  for (const attempt of attemptsFor(order.spec)) {
    const written = await write(order, attempt)
    if (!written.ok || written.value.byteSize <= order.spec.maxBytes) return written
  }
  return notOk({ code: 'not_shrinkable', limit: order.spec.maxBytes })
}

/** Quality goes first, then size: a product shown smaller sells better than one with visible blocks. */
function* attemptsFor({ format, quality, longestSidePx }: RenditionSpec): Generator<Attempt> {
  const lossy = format === 'jpeg' || format === 'webp'
  for (let lower = quality; lossy && lower > 60; lower -= 8) yield { quality: lower, longestSidePx }
  for (let share = lossy ? 0.8 : 1; share > 0.25; share *= 0.8) {
    yield { quality: lossy ? 60 : quality, longestSidePx: Math.max(1, Math.round(longestSidePx * share)) }
  }
}

type Written = Pick<RenderedPicture, 'byteSize' | 'widthPx' | 'heightPx'>

async function write(order: RenderOrder, attempt: Attempt): Promise<Result<Written, AssetIssue>> {
  try {
    const picture = encoded(order, await pixelsFor(order, attempt), attempt)
    const { size, width, height, pageHeight } = await picture.toFile(order.targetPath)
    return ok({ byteSize: size, widthPx: width, heightPx: pageHeight ?? height })
  } catch (error) {
    const detail = decoderComplaint(error)
    return notOk({ code: detail.startsWith('timeout') ? 'rendering_timed_out' : 'damaged_picture', detail })
  }
}

/** Upright, scaled, in sRGB, and fixed where the spec says so. */
async function pixelsFor({ sourcePath, facts, spec }: RenderOrder, attempt: Attempt): Promise<Sharp> {
  if (spec.fixes) return fixedPicture({ sourcePath, facts, fixes: spec.fixes, longestSidePx: attempt.longestSidePx })
  const size = renditionSize(facts, attempt.longestSidePx)
  // sharp converts to sRGB by the embedded profile and drops EXIF, place, profile and thumbnail unless told to keep them.
  const picture = openPicture(sourcePath, { animated: spec.animated, autoOrient: true })
    .timeout({ seconds: TIMEOUT_SECONDS })
    .resize(size.widthPx, size.heightPx, { fit: 'fill' })
    .toColourspace('srgb')
  return spec.format === 'jpeg' && facts.hasAlpha ? picture.flatten({ background: spec.background }) : picture
}

function encoded({ facts, spec, provenance }: RenderOrder, pixels: Sharp, { quality, longestSidePx }: Attempt): Sharp {
  const origin = provenance ?? facts.provenance
  const picture = encoders[spec.format](pixels, quality, writtenPixels(facts, spec, longestSidePx))
  return origin ? picture.withXmp(provenanceXmp(origin)) : picture
}

/**
 * Up to here a JPEG gets a code of its own: 3 to 16 % fewer bytes, for which the encoder keeps the whole picture, 14 bytes per pixel.
 * A larger one gets the standard's code and is written as it is read, with 2 bytes per pixel.
 */
const mostPixelsWithOwnCode = 5_000_000

const encoders: Readonly<Record<RenditionFormat, (picture: Sharp, quality: number, pixels: number) => Sharp>> = {
  jpeg: (picture, quality, pixels) =>
    picture.jpeg({
      quality,
      // Full colour resolution: red print on a shirt frays without it.
      chromaSubsampling: '4:4:4',
      optimiseCoding: pixels <= mostPixelsWithOwnCode,
    }),
  png: (picture) => picture.png({ compressionLevel: 6 }),
  webp: (picture, quality) => picture.webp({ quality, effort: 2 }),
  gif: (picture) => picture.gif(),
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
