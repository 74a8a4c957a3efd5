import { stat } from 'node:fs/promises'
import {
  EncodedPacketSink,
  FilePathSource,
  Input,
  type InputFormat,
  type InputVideoTrack,
  MP4,
  QTFF,
  WEBM,
} from 'mediabunny'
import type { VideoContainer, VideoFacts } from '../core/assets/asset-facts.ts'
import type { AssetIssue } from '../core/assets/asset-issues.ts'
import { maxVideoBytes } from '../core/assets/limits.ts'
import { notOk, ok, type Result } from '../core/result.ts'

const containers: ReadonlyMap<InputFormat, VideoContainer> = new Map<InputFormat, VideoContainer>([
  [MP4, 'mp4'],
  [QTFF, 'mov'],
  [WEBM, 'webm'],
])

/**
 * Looks at a video file whose signature is known: container, size, length, codecs. Reads its index, never all of it.
 * Issues: empty_file, too_many_bytes, damaged_video, no_moving_picture.
 */
export async function inspectVideo(path: string): Promise<Result<VideoFacts, AssetIssue>> {
  const { size: byteSize } = await stat(path)
  if (byteSize === 0) return notOk({ code: 'empty_file' })
  if (byteSize > maxVideoBytes) return notOk({ code: 'too_many_bytes', measured: byteSize, limit: maxVideoBytes })
  const input = new Input({ source: new FilePathSource(path), formats: [...containers.keys()] })
  try {
    return await readFacts(input, byteSize)
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 200) : String(error)
    return notOk({ code: 'damaged_video', detail })
  } finally {
    input.dispose()
  }
}

async function readFacts(input: Input, byteSize: number): Promise<Result<VideoFacts, AssetIssue>> {
  const container = containers.get(await input.getFormat())
  if (!container) return notOk({ code: 'damaged_video', detail: 'unknown container' })
  const [video, audio] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()])
  if (!video) return notOk({ code: audio ? 'no_moving_picture' : 'damaged_video' })
  if (!(await isWhole(video))) return notOk({ code: 'damaged_video', detail: 'the last frame is missing' })
  const durationMs = Math.round((await input.computeDuration()) * 1000)
  if (durationMs <= 0) return notOk({ code: 'damaged_video', detail: `duration ${durationMs} ms` })
  return ok({
    kind: 'video',
    container,
    widthPx: await video.getDisplayWidth(),
    heightPx: await video.getDisplayHeight(),
    byteSize,
    durationMs,
    videoCodec: await video.getCodec(),
    audioCodec: (await audio?.getCodec()) ?? null,
  })
}

/** An index at the front outlives a broken download: only the last frame shows whether the rest came. */
async function isWhole(video: InputVideoTrack): Promise<boolean> {
  const last = await new EncodedPacketSink(video).getPacket(Infinity)
  return last !== null && last.data.byteLength > 0
}
