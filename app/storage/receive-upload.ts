import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { BodyTooLargeError } from '../lib/http.ts'

export interface ReceivedFile {
  /** In `tempDir`; the receiver's to move or to delete. */
  readonly path: string
  readonly sha256: string
  readonly byteSize: number
}

export interface ReceiveOptions {
  /** Use the FileStore's own, so that storing the file is a rename. */
  readonly tempDir: string
  readonly maxBytes: number
  readonly signal?: AbortSignal
}

/**
 * Streams an incoming body into a file, hashing on the way, in constant memory. Stops at the first chunk beyond `maxBytes`
 * whatever the sender announced. When it fails (too large: BodyTooLargeError; aborted; sender gone) no file remains.
 */
export async function receiveUpload(
  body: Readable | ReadableStream<Uint8Array>,
  { tempDir, maxBytes, signal }: ReceiveOptions,
): Promise<ReceivedFile> {
  await mkdir(tempDir, { recursive: true })
  const path = join(tempDir, randomUUID())
  const hash = createHash('sha256')
  let byteSize = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      byteSize += chunk.length
      if (byteSize > maxBytes) {
        done(new BodyTooLargeError(maxBytes))
        return
      }
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    await pipeline(readableFrom(body), meter, createWriteStream(path, { flags: 'wx' }), { signal })
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return { path, sha256: hash.digest('hex'), byteSize }
}

/** The DOM's and Node's typings of the same web stream differ only in their generics. */
function readableFrom(body: Readable | ReadableStream<Uint8Array>): Readable {
  return body instanceof Readable ? body : Readable.fromWeb(body as NodeReadableStream<Uint8Array>)
}
