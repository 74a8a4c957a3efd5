import { open } from 'node:fs/promises'

/** The luminance table of the JPEG standard (ITU-T T.81, annex K.1) at quality 50, which encoders scale. Its sum. */
const standardSum = 3688
const QUANTISATION = 0xdb
const START_OF_SCAN = 0xda

/**
 * The quality that a JPEG was saved with, 1 to 100, by its quantisation table; an estimate, because encoders may bring tables of
 * their own. Null: no table was found.
 */
export async function jpegQuality(path: string): Promise<number | null> {
  const handle = await open(path)
  try {
    const head = Buffer.alloc(16)
    let at = 2
    for (let segments = 0; segments < 200; segments += 1) {
      if ((await handle.read(head, 0, 4, at)).bytesRead < 4 || head[0] !== 0xff) return null
      const length = head.readUInt16BE(2)
      if (head[1] === START_OF_SCAN) return null
      if (head[1] === QUANTISATION) {
        const table = Buffer.alloc(length - 2)
        await handle.read(table, 0, table.length, at + 4)
        return qualityOf(table)
      }
      at += 2 + length
    }
    return null
  } finally {
    await handle.close()
  }
}

/** The inverse of the Independent JPEG Group's scaling (jcparam.c, `jpeg_quality_scaling`). */
function qualityOf(segment: Buffer): number | null {
  const sixteenBits = (segment[0] ?? 0) >> 4 === 1
  if (segment.length < 1 + (sixteenBits ? 128 : 64)) return null
  let sum = 0
  for (let at = 0; at < 64; at += 1) sum += sixteenBits ? segment.readUInt16BE(1 + at * 2) : (segment[1 + at] ?? 0)
  const scale = (100 * sum) / standardSum
  const quality = scale <= 100 ? (200 - scale) / 2 : 5000 / scale
  return Math.max(1, Math.min(100, Math.round(quality)))
}
