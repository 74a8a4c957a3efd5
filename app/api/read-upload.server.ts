import { Readable } from 'node:stream'
import { maxVideoBytes } from '../core/assets/limits.ts'
import { AppError } from '../core/errors.ts'
import { sha256Hex } from '../lib/crypto.ts'
import { readBody } from '../lib/http.ts'
import { receiveFile } from '../services/receive-file.server.ts'

/** A form is held in memory; larger files are sent as the body itself. */
const MAX_FORM_BYTES = 64 * 1024 ** 2

/** A file in a request, and the words beside it. */
export interface Upload {
  readonly fileName: string
  /** What the sender says it is. */
  readonly announcedType: string | undefined
  /** Form fields, or query parameters beside a raw body. */
  readonly fields: Readonly<Record<string, string>>
  /** The same for the same file and fields, whatever form they came in. */
  readonly fingerprint: string
  open(): Readable
  dispose(): Promise<void>
}

/** Takes in the file of a request: a form with one `file`, or the bytes themselves. */
export async function readUpload(request: Request): Promise<Upload> {
  const contentType = request.headers.get('content-type') ?? ''
  return contentType.startsWith('multipart/form-data') ? readForm(request, contentType) : readRaw(request)
}

async function readRaw(request: Request): Promise<Upload> {
  const fields = Object.fromEntries(new URL(request.url).searchParams)
  const { fileName = 'upload' } = fields
  const file = await receiveFile(request.body, { maxBytes: maxVideoBytes, signal: request.signal })
  const announcedType = request.headers.get('content-type') ?? undefined
  return { ...file, fileName, announcedType, fields, fingerprint: fingerprintOf(file.sha256, fields) }
}

async function readForm(request: Request, contentType: string): Promise<Upload> {
  const form = await parseForm(await readBody(request, MAX_FORM_BYTES), contentType)
  const file = form.get('file')
  if (!(file instanceof File)) {
    throw new AppError('invalid_input', 'form without a file', {
      userMessage: 'Put the file into the form field "file".',
      field: 'file',
    })
  }
  const fields = Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  const bytes = await file.bytes()
  return {
    fileName: file.name,
    announcedType: file.type || undefined,
    fields,
    fingerprint: fingerprintOf(sha256Hex(bytes), fields),
    open: () => Readable.from([bytes]),
    dispose: () => Promise.resolve(),
  }
}

async function parseForm(body: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(body, { headers: { 'Content-Type': contentType } }).formData()
  } catch (error) {
    throw new AppError('malformed_request', 'unreadable form', {
      userMessage: 'The form cannot be read.',
      cause: error,
    })
  }
}

function fingerprintOf(fileHash: string, fields: Readonly<Record<string, string>>): string {
  return sha256Hex(JSON.stringify([fileHash, Object.entries(fields).sort()]))
}
