import { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, Output } from 'mediabunny'

/** An MP4 of two seconds whose frames hold no picture: a container is all that the app looks at. */
export async function aVideo(seed = 1): Promise<Buffer> {
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target })
  const source = new EncodedVideoPacketSource('vp9')
  output.addVideoTrack(source)
  await output.start()
  const decoderConfig = { codec: 'vp09.00.31.08', codedWidth: 640, codedHeight: 360 }
  for (let at = 0; at < 50; at += 1) {
    const frame = new Uint8Array(500).fill((at + seed) % 256)
    await source.add(new EncodedPacket(frame, at === 0 ? 'key' : 'delta', at / 25, 1 / 25), { decoderConfig })
  }
  await output.finalize()
  return Buffer.from(target.buffer ?? new ArrayBuffer(0))
}
