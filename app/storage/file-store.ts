import type { Readable } from 'node:stream'

/** What is known of a stored file without reading it. */
export interface StoredFile {
  readonly key: string
  readonly byteSize: number
}

export interface OpenedFile extends StoredFile {
  /** Read it or destroy it: it holds a file handle or a connection. */
  readonly stream: Readable
}

/**
 * Where bytes live: a folder on this machine, or an object store. Keys come from `storage-key.ts`.
 *
 * Files are immutable: a key always stands for the same bytes (its last segment is a hash), so writing a key that exists is
 * safe and leaves one whole file. A reader never sees half a file; a failed write leaves nothing.
 *
 * Every method throws InvalidStorageKeyError for a key that could leave the store.
 */
export interface FileStore {
  /** A folder on this machine for files on their way in, on the same disk as the store where it has one. */
  readonly tempDir: string
  /** Stores the bytes. A stream is read once, in constant memory; when it fails, so does the call. */
  put(key: string, content: Readable | Buffer): Promise<StoredFile>
  /** Stores a local file and takes it over: afterwards `path` is gone. Costs no copy where the store is a local disk. */
  putFile(key: string, path: string): Promise<StoredFile>
  /** Throws FileMissingError. `range` counts bytes, both ends included, as in HTTP. */
  open(key: string, range?: { readonly start: number; readonly end: number }): Promise<OpenedFile>
  /** Null when there is no such file. */
  stat(key: string): Promise<StoredFile | null>
  /** Lends the file as a local path for the time of the task, for readers that need one (libvips). Never write to it. */
  withLocalFile<Result>(key: string, task: (path: string) => Promise<Result>): Promise<Result>
  /** Repeatable: deleting a file that is gone is done. */
  delete(key: string): Promise<void>
  /** Keys below a prefix that ends with `/`, in no particular order; a listing is not a snapshot. */
  list(prefix: string): AsyncIterable<string>
  /** Deletes every file below the prefix and answers how many there were. Repeatable. */
  deletePrefix(prefix: string): Promise<number>
}

/** The database speaks of a file that the store does not hold. */
export class FileMissingError extends Error {
  readonly key: string

  constructor(key: string) {
    super(`No stored file ${key}`)
    this.name = 'FileMissingError'
    this.key = key
  }
}
