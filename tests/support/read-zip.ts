import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { fromBuffer, type Entry, type ZipFile } from 'yauzl'

/** The files of a zip by their names, as any reader finds them: checksums and sizes are compared. Twice the same name is an error. */
export async function readZip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await promisify<Buffer, { lazyEntries: false; autoClose: false }, ZipFile>(fromBuffer)(bytes, {
    ...{ lazyEntries: false, autoClose: false },
  })
  const entries: Entry[] = []
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => entries.push(entry))
    zip.once('end', resolve)
    zip.once('error', reject)
  })
  const files = new Map<string, Buffer>()
  for (const entry of entries) {
    if (files.has(entry.fileName)) throw new Error(`${entry.fileName} is there twice`)
    files.set(entry.fileName, await bytesOf(zip, entry))
  }
  return files
}

function bytesOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(error)
      else buffer(stream).then(resolve, reject)
    })
  })
}
