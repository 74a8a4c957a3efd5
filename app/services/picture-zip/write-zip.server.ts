import { finished } from 'node:stream/promises'
import { PassThrough, type Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { zipNotes, type ZipPlan } from '../../core/picture-zip/zip-plan.ts'
import { log } from '../../log.server.ts'

/** Opens the bytes of a picture; null: nobody has them. */
export type OpenPicture<Picture> = (picture: Picture, signal: AbortSignal) => Promise<Readable | null>

/**
 * The pictures as one file, written while it is read: one picture at a time is open, and none is kept in memory. Pictures are compressed
 * already. What cannot be read is left out and told in the notes. A reader that goes away ends it.
 */
export function writeZip<Picture>(plan: ZipPlan<Picture>, open: OpenPicture<Picture>): Readable {
  const zip = new ZipFile()
  const output = new PassThrough()
  const gone = new AbortController()
  zip.outputStream.pipe(output)
  output.once('close', () => gone.abort())
  zip.on('error', (error: Error) => output.destroy(error))
  fill(zip, plan, open, gone.signal).catch((error: unknown) => {
    if (gone.signal.aborted) return
    log.error({ err: error }, 'a file of pictures broke off')
    output.destroy(error instanceof Error ? error : undefined)
  })
  return output
}

async function fill<Picture>(
  zip: ZipFile,
  { entries, missing }: ZipPlan<Picture>,
  open: OpenPicture<Picture>,
  signal: AbortSignal,
): Promise<void> {
  const left = [...missing]
  for (const { name, sku, picture } of entries) {
    signal.throwIfAborted()
    const stream = await open(picture, signal)
    if (!stream) {
      left.push(`${sku}: the picture ${name} could not be read any more.`)
      continue
    }
    const abort = () => stream.destroy()
    signal.addEventListener('abort', abort, { once: true })
    zip.addReadStream(stream, name, { compress: false })
    await finished(stream)
    signal.removeEventListener('abort', abort)
  }
  zip.addBuffer(Buffer.from(zipNotes(left)), 'README.txt')
  zip.end()
}
