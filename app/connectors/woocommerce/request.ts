import type { Readable } from 'node:stream'
import type { ZodType } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS'

/**
 * One request to a store. `wc/v3` takes both kinds of credentials; `wp/v2` an application password alone, and with keys is asked
 * as nobody (published media can be read so). The root (`''`) is open to everybody.
 */
export interface StoreRequest<Data> {
  readonly space: 'wc/v3' | 'wp/v2' | ''
  readonly method: Method
  /** Below the space, such as `products/12`. */
  readonly path: string
  /** Lists as `1,2,3`: arrays cannot be signed (OAuth 1.0a). */
  readonly query?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly json?: unknown
  /** A file as it is, instead of JSON. */
  readonly file?: UploadedFile
  readonly data: ZodType<Data>
  /** Whether pictures are processed within the request, which takes long. */
  readonly withPictures?: boolean
  /** A POST that changes nothing and may be repeated. */
  readonly harmless?: boolean
}

export interface UploadedFile {
  /** ASCII, with the extension that says what it is. */
  readonly name: string
  readonly mimeType: string
  /** Whole in memory, or read while they are sent. */
  readonly bytes: Uint8Array<ArrayBuffer> | StreamedBytes
  /** In hexadecimal (WordPress compares it so, unlike RFC 1864). Left out for probes. */
  readonly md5?: string
}

export interface StreamedBytes {
  readonly byteSize: number
  /** From the first byte on, each time. */
  readonly open: () => Promise<Readable>
}
