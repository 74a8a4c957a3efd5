import { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, Output } from 'mediabunny'

const frames = 50

export interface VideoShape {
  readonly widthPx?: number
  readonly heightPx?: number
  readonly seconds?: number
}

/** An MP4, of two seconds by default, whose frames hold no picture: a container is all that is looked at. */
export async function aVideo(
  seed = 1,
  { widthPx = 640, heightPx = 360, seconds = 2 }: VideoShape = {},
): Promise<Buffer> {
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target })
  const source = new EncodedVideoPacketSource('vp9')
  output.addVideoTrack(source)
  await output.start()
  const decoderConfig = { codec: 'vp09.00.31.08', codedWidth: widthPx, codedHeight: heightPx }
  const frameSeconds = seconds / frames
  for (let at = 0; at < frames; at += 1) {
    const frame = new Uint8Array(500).fill((at + seed) % 256)
    const packet = new EncodedPacket(frame, at === 0 ? 'key' : 'delta', at * frameSeconds, frameSeconds)
    await source.add(packet, { decoderConfig })
  }
  await output.finalize()
  return Buffer.from(target.buffer ?? new ArrayBuffer(0))
}
