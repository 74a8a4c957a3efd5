import { createHash } from 'node:crypto'
import type { SiteRequest } from '../http/exchange.ts'
import { parseMultipart } from '../rest/multipart.ts'
import { RestError } from '../rest/rest-error.ts'

export interface UploadedFile {
  name: string
  bytes: Buffer
}

/** The file of an upload: the part `file` of a form, else the raw body named by `Content-Disposition`. Throws as WordPress does. */
export function readUpload(request: SiteRequest): UploadedFile {
  const { headers, body, site } = request
  const isForm = (headers['content-type'] ?? '').startsWith('multipart/form-data')
  // PHP drops a form that is larger than it takes, and WordPress then finds neither file nor name.
  if (isForm && body.length > site.settings.postMaxBytes) throw withoutDisposition()
  return isForm ? fileOfForm(request) : rawFile(request)
}

function fileOfForm({ headers, body, site }: SiteRequest): UploadedFile {
  const { files } = parseMultipart(headers, body)
  const [file] = files.filter(({ field }) => field === 'file')
  if (files.length === 0) throw withoutDisposition()
  if (!file) throw failed('Specified file failed upload test.')
  if (file.bytes.length > site.settings.uploadMaxBytes) {
    throw failed('The uploaded file exceeds the upload_max_filesize directive in php.ini.')
  }
  checkHash(headers['content-md5'], file.bytes)
  return { name: file.fileName, bytes: file.bytes }
}

/** Raw bodies pass PHP's limits on uploads and forms. */
function rawFile({ headers, body }: SiteRequest): UploadedFile {
  if (body.length === 0) throw new RestError(400, 'rest_upload_no_data', 'No data supplied.')
  const disposition = headers['content-disposition']
  if (!disposition) throw withoutDisposition()
  const name = fileNameIn(disposition)
  if (!name) {
    const message =
      'Invalid Content-Disposition supplied. Content-Disposition needs to be formatted as `attachment; filename="image.png"` or similar.'
    throw new RestError(400, 'rest_upload_invalid_disposition', message)
  }
  checkHash(headers['content-md5'], body)
  return { name, bytes: body }
}

/** `filename=` with or without quotes; `filename*=` is not understood. */
function fileNameIn(disposition: string): string | null {
  const [, ...attributes] = disposition.split(';')
  const value = attributes.map((part) => /^\s*filename\s*=(.*)$/s.exec(part)?.[1]?.trim()).find(Boolean)
  return value?.replace(/^"(.*)"$/s, '$1') || null
}

/** `Content-MD5` in hexadecimal, as WordPress compares it. */
function checkHash(expected: string | undefined, bytes: Buffer): void {
  if (!expected || expected.trim() === createHash('md5').update(bytes).digest('hex')) return
  throw new RestError(412, 'rest_upload_hash_mismatch', 'Content hash did not match expected.')
}

const withoutDisposition = () =>
  new RestError(400, 'rest_upload_no_content_disposition', 'No Content-Disposition supplied.')

const failed = (message: string) => new RestError(500, 'rest_upload_unknown_error', message)
