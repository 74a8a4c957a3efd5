import { parseByteRange, type ByteRange } from '../core/library/byte-range.ts'
import { AppError } from '../core/errors.ts'
import { mediaUrls } from '../secrets.server.ts'
import { openAssetView, originalSize, type OpenedView } from './asset-previews.server.ts'

export interface SignedMediaFile {
  readonly view: OpenedView
  /** Of the whole file, in bytes. */
  readonly size: number
  /** The part that was asked for and opened; null = all of it. */
  readonly range: ByteRange | null
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
  /** Whether parts may be asked for. */
  readonly acceptsRanges: boolean
}

/**
 * Opens what the address of a picture grants. Throws `AppError`: `not_found` for a forged, altered or expired address and an
 * asset that is gone, all alike, so that nothing can be learnt. Throws `RangeNotSatisfiable` for a range beyond the file.
 */
export async function openSignedMedia(token: string, rangeHeader: string | null): Promise<SignedMediaFile> {
  const granted = mediaUrls.read(token)
  if (!granted) throw mediaNotFound()
  const { workspaceId, assetId, variant, expiresAt } = granted
  const size = variant === 'original' ? await originalSize(workspaceId, assetId) : null
  const range = size === null ? null : parseByteRange(rangeHeader, size)
  if (range === 'unsatisfiable') throw new RangeNotSatisfiable(size ?? 0)
  const view = await openAssetView(granted, range ?? undefined)
  if (!view) throw mediaNotFound()
  return { view, size: size ?? view.byteSize, range, expiresAt, acceptsRanges: variant === 'original' }
}

export class RangeNotSatisfiable extends Error {
  readonly size: number

  constructor(size: number) {
    super(`No such range in ${size} bytes`)
    this.name = 'RangeNotSatisfiable'
    this.size = size
  }
}

function mediaNotFound(): AppError {
  return new AppError('not_found', 'no media at this address', { userMessage: 'This picture is no longer there.' })
}
