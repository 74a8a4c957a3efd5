import { ALL_FORMATS, BufferSource, Input } from 'mediabunny'
import { LIMITS } from './limits.ts'
import { MediaFailure } from './media-failure.ts'

export interface VideoFacts {
  mimeType: string
  widthPx: number
  heightPx: number
  durationMs: number
}

const ACCEPTED = ['video/mp4', 'video/quicktime', 'video/webm']

/** Reads container and tracks. Throws MediaFailure with the code the platform reports on the file. */
export async function inspectVideo(bytes: Buffer): Promise<VideoFacts> {
  if (bytes.length > LIMITS.videoBytes) throw new MediaFailure('VIDEO_VALIDATION_ERROR')
  const facts = await readFacts(bytes).catch(() => {
    throw new MediaFailure('VIDEO_METADATA_READ_ERROR')
  })
  if (!ACCEPTED.includes(facts.mimeType)) throw new MediaFailure('VIDEO_INVALID_FILETYPE_ERROR')
  if (facts.durationMs > LIMITS.videoMs) throw new MediaFailure('VIDEO_MAX_DURATION_ERROR')
  const { widthPx, heightPx } = facts
  const [longPx, shortPx] = [Math.max(widthPx, heightPx), Math.min(widthPx, heightPx)]
  const [long, short] = widthPx < heightPx ? ['HEIGHT', 'WIDTH'] : ['WIDTH', 'HEIGHT']
  if (longPx > LIMITS.videoLongSidePx) throw new MediaFailure(`VIDEO_MAX_${long}_ERROR`)
  if (shortPx > LIMITS.videoShortSidePx) throw new MediaFailure(`VIDEO_MAX_${short}_ERROR`)
  return facts
}

async function readFacts(bytes: Buffer): Promise<VideoFacts> {
  const input = new Input({ source: new BufferSource(new Uint8Array(bytes)), formats: ALL_FORMATS })
  const track = await input.getPrimaryVideoTrack()
  if (!track) throw new MediaFailure('VIDEO_METADATA_READ_ERROR')
  const [mimeType, seconds] = await Promise.all([input.getMimeType(), input.computeDuration()])
  return {
    mimeType: mimeType.split(';')[0] ?? mimeType,
    widthPx: track.displayWidth,
    heightPx: track.displayHeight,
    durationMs: Math.round(seconds * 1_000),
  }
}
