import type { SiteRequest } from '../http/exchange.ts'
import type { PhpMap } from './php-query.ts'

export interface FormFile {
  /** Name of the form's field. */
  field: string
  fileName: string
  bytes: Buffer
}

/** Fields and files of a multipart form. Parts that cannot be read are left out. */
export function parseMultipart(headers: SiteRequest['headers'], body: Buffer): { fields: PhpMap; files: FormFile[] } {
  const fields: PhpMap = new Map()
  const files: FormFile[] = []
  for (const part of partsOf(body, boundaryOf(headers['content-type'] ?? ''))) {
    const [, field] = /[;\s]name="([^"]*)"/i.exec(part.head) ?? []
    const [, fileName] = /[;\s]filename="([^"]*)"/i.exec(part.head) ?? []
    if (field === undefined) continue
    if (fileName === undefined) fields.set(field, part.content.toString('utf8'))
    else files.push({ field, fileName, bytes: part.content })
  }
  return { fields, files }
}

function boundaryOf(contentType: string): string {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? []
  return quoted ?? bare ?? ''
}

function* partsOf(body: Buffer, boundary: string): Generator<{ head: string; content: Buffer }> {
  const delimiter = Buffer.from(`--${boundary}`)
  let start = body.indexOf(delimiter)
  while (boundary !== '' && start >= 0) {
    const end = body.indexOf(delimiter, start + delimiter.length)
    if (end < 0) return
    const headEnd = body.indexOf('\r\n\r\n', start)
    if (headEnd > 0 && headEnd < end) {
      const head = body.subarray(start + delimiter.length, headEnd).toString('utf8')
      yield { head, content: body.subarray(headEnd + 4, end - 2) }
    }
    start = end
  }
}
