import { randomUUID } from 'node:crypto'
import { createWriteStream, type Stats } from 'node:fs'
import { copyFile, mkdir, opendir, open as openHandle, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FileMissingError, type FileStore, type OpenedFile, type StoredFile } from './file-store.ts'
import { checkedKey, checkedPrefix } from './storage-key.ts'

const hasCode = (error: unknown, ...codes: string[]) =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code))

/** Files below one folder. Several processes may share it: every file appears by `rename`, which is atomic. */
export class LocalFileStore implements FileStore {
  readonly tempDir: string
  readonly #root: string

  constructor(directory: string) {
    this.#root = resolve(directory)
    this.tempDir = join(this.#root, 'incoming')
  }

  async put(key: string, content: Readable | Buffer): Promise<StoredFile> {
    const target = this.#pathOf(key)
    const unfinished = await this.#newTempPath()
    try {
      const source = Buffer.isBuffer(content) ? Readable.from([content]) : content
      // `flush`: after a power cut the name must not point at a file whose bytes were never written.
      await pipeline(source, createWriteStream(unfinished, { flags: 'wx', flush: true }))
      return await this.#moveIntoPlace(key, unfinished, target)
    } catch (error) {
      await rm(unfinished, { force: true })
      throw error
    }
  }

  async putFile(key: string, path: string): Promise<StoredFile> {
    const target = this.#pathOf(key)
    try {
      await syncToDisk(path)
      return await this.#moveIntoPlace(key, path, target)
    } catch (error) {
      if (!hasCode(error, 'EXDEV')) throw error
      return await this.#putFromOtherDisk(key, path)
    }
  }

  async open(key: string, range?: { readonly start: number; readonly end: number }): Promise<OpenedFile> {
    const path = this.#pathOf(key)
    const handle = await openHandle(path).catch((error: unknown) => {
      throw hasCode(error, 'ENOENT') ? new FileMissingError(key) : error
    })
    // The handle is opened before the size is read: a file deleted in between is still whole for this reader.
    const { size } = await handle.stat()
    return { key, byteSize: size, stream: handle.createReadStream(range) }
  }

  async stat(key: string): Promise<StoredFile | null> {
    const found = await statOrNull(this.#pathOf(key))
    return found?.isFile() ? { key, byteSize: found.size } : null
  }

  async withLocalFile<Result>(key: string, task: (path: string) => Promise<Result>): Promise<Result> {
    if (!(await this.stat(key))) throw new FileMissingError(key)
    return task(this.#pathOf(key))
  }

  async delete(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true })
  }

  async *list(prefix: string): AsyncGenerator<string> {
    for await (const path of filesBelow(join(this.#root, checkedPrefix(prefix)))) {
      yield relative(this.#root, path).split(sep).join('/')
    }
  }

  async deletePrefix(prefix: string): Promise<number> {
    const folder = join(this.#root, checkedPrefix(prefix))
    let deleted = 0
    for await (const path of filesBelow(folder)) {
      await rm(path, { force: true })
      deleted += 1
    }
    await rm(folder, { recursive: true, force: true })
    return deleted
  }

  #pathOf(key: string): string {
    return join(this.#root, checkedKey(key))
  }

  async #newTempPath(): Promise<string> {
    await mkdir(this.tempDir, { recursive: true })
    return join(this.tempDir, randomUUID())
  }

  async #moveIntoPlace(key: string, from: string, target: string): Promise<StoredFile> {
    const { size } = await stat(from)
    await mkdir(dirname(target), { recursive: true })
    await rename(from, target)
    return { key, byteSize: size }
  }

  async #putFromOtherDisk(key: string, path: string): Promise<StoredFile> {
    const near = await this.#newTempPath()
    try {
      await copyFile(path, near)
      await syncToDisk(near)
      const stored = await this.#moveIntoPlace(key, near, this.#pathOf(key))
      await rm(path, { force: true })
      return stored
    } catch (error) {
      await rm(near, { force: true })
      throw error
    }
  }
}

async function syncToDisk(path: string): Promise<void> {
  const handle = await openHandle(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function statOrNull(path: string): Promise<Stats | null> {
  return stat(path).catch((error: unknown) => {
    // ENOTDIR: a folder of the key is a file, so the key cannot exist either.
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return null
    throw error
  })
}

async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return null
    throw error
  })
  if (!entries) return
  for await (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path)
    else yield path
  }
}
