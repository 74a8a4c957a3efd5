import type { SandboxRequest } from '../http/exchange.ts'
import { StorageError } from './storage-error.ts'

export interface UploadForm {
  fields: Map<string, string>
  file: Buffer
}

/** Reads a multipart form as the storage does: the part named `file` ends it, later fields do not count. */
export async function readUploadForm(request: SandboxRequest): Promise<UploadForm> {
  const contentType = request.headers['content-type'] ?? ''
  const form = await new Response(new Uint8Array(request.body), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => {
      throw new StorageError(
        400,
        'MalformedPOSTRequest',
        'The body of your POST request is not well-formed multipart/form-data.',
      )
    })
  const fields = new Map<string, string>()
  for (const [name, value] of form) {
    if (name === 'file') return { fields, file: await toBytes(value) }
    if (typeof value === 'string') fields.set(name, value)
  }
  throw new StorageError(400, 'InvalidArgument', 'POST requires exactly one file upload per request.')
}

async function toBytes(value: FormDataEntryValue): Promise<Buffer> {
  return typeof value === 'string' ? Buffer.from(value) : Buffer.from(await value.arrayBuffer())
}
