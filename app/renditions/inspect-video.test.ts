import { readFile } from 'node:fs/promises'
import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspectFile } from './inspect-file.ts'
import { firstPart } from './picture-fixtures.ts'
import { tempFolder } from './temp-folder.ts'

let folder: Awaited<ReturnType<typeof tempFolder>>
beforeAll(async () => {
  folder = await tempFolder()
})
afterAll(() => folder.dispose())

const formats = {
  mp4: () => new Mp4OutputFormat({ fastStart: 'in-memory' }),
  mov: () => new MovOutputFormat({ fastStart: 'in-memory' }),
  webm: () => new WebMOutputFormat(),
}

/** A container with frames that hold no picture: facts come from the container, frames are not decoded. */
async function video(format: keyof typeof formats, frames = 50): Promise<Buffer> {
  const target = new BufferTarget()
  const output = new Output({ format: formats[format](), target })
  const source = new EncodedVideoPacketSource('vp9')
  output.addVideoTrack(source)
  await output.start()
  const decoderConfig = { codec: 'vp09.00.31.08', codedWidth: 640, codedHeight: 360 }
  for (let at = 0; at < frames; at += 1) {
    const packet = new EncodedPacket(new Uint8Array(500).fill(at), at === 0 ? 'key' : 'delta', at / 25, 1 / 25)
    await source.add(packet, { decoderConfig })
  }
  await output.finalize()
  return Buffer.from(target.buffer ?? new ArrayBuffer(0))
}

describe('a video', () => {
  it.each(['mp4', 'mov', 'webm'] as const)('in %s has its size, length and codec', async (format) => {
    const bytes = await video(format)
    const result = await inspectFile(await folder.write(`clip.${format}`, bytes))
    expect(result).toEqual({
      ok: true,
      value: {
        kind: 'video',
        container: format,
        widthPx: 640,
        heightPx: 360,
        byteSize: bytes.length,
        // WebM does not store how long the last frame is shown.
        durationMs: format === 'webm' ? 1960 : 2000,
        videoCodec: 'vp9',
        audioCodec: null,
      },
    })
  })

  it.each(['mp4', 'mov'] as const)(
    'in %s that was cut off is refused, also when its index is whole',
    async (format) => {
      const path = await folder.write(`cut.${format}`, firstPart(await video(format), 0.7))
      expect(await inspectFile(path)).toMatchObject({ ok: false, issue: { code: 'damaged_video' } })
    },
  )

  it('without content behind its signature is refused', async () => {
    const head = Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp41', 'latin1')
    expect(await inspectFile(await folder.write('head.mp4', head))).toMatchObject({ issue: { code: 'damaged_video' } })
    const ebml = (await readFile(await folder.write('full.webm', video('webm')))).subarray(0, 60)
    expect(await inspectFile(await folder.write('head.webm', ebml))).toMatchObject({ issue: { code: 'damaged_video' } })
  })
})
