import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { fileStore } from '../storage/index.server.ts'
import { receiveUpload, type ReceivedFile } from '../storage/receive-upload.ts'

/** Bytes of unknown origin, put aside until they are judged. Dispose of them; the store may have taken them over by then. */
export interface PendingFile extends ReceivedFile {
  open(): Readable
  dispose(): Promise<void>
}

/** Takes a body in, hashing it, in constant memory. Throws BodyTooLargeError at the first chunk beyond `maxBytes`. */
export async function receiveFile(
  body: Readable | ReadableStream<Uint8Array> | null,
  limits: { maxBytes: number; signal?: AbortSignal },
): Promise<PendingFile> {
  const received = await receiveUpload(body ?? Readable.from([]), { tempDir: fileStore.tempDir, ...limits })
  return {
    ...received,
    open: () => createReadStream(received.path),
    dispose: () => rm(received.path, { force: true }),
  }
}
