import { z } from 'zod'
import type { UploadAnswer } from './upload-queue.ts'

const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), assetId: z.string(), duplicate: z.boolean(), note: z.string().nullable() }),
  z.object({ ok: z.literal(false), message: z.string() }),
])

export interface UploadRequest {
  readonly url: string
  readonly body: Blob | string
  readonly headers: Readonly<Record<string, string>>
  readonly getToken: () => Promise<string>
  readonly onProgress: (sentBytes: number) => void
  readonly signal: AbortSignal
}

/**
 * Sends a body with progress, which `fetch` cannot tell. App Bridge adds the id token to `fetch` alone, so it is added here,
 * and renewed once when the server says that it has expired. Rejects where no answer came.
 */
export async function sendUpload(request: UploadRequest): Promise<UploadAnswer> {
  const first = await sendOnce(request)
  const expired = first.status === 401 && first.getResponseHeader('X-Shopify-Retry-Invalid-Session-Request') !== null
  const answer = expired ? await sendOnce(request) : first
  return answerSchema.parse(JSON.parse(answer.responseText))
}

async function sendOnce({ url, body, headers, getToken, onProgress, signal }: UploadRequest): Promise<XMLHttpRequest> {
  const token = await getToken()
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest()
    xhr.open('POST', url)
    xhr.setRequestHeader('Authorization', `Bearer ${token}`)
    xhr.setRequestHeader('Accept', 'application/json')
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value)
    xhr.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded))
    xhr.addEventListener('load', () => resolve(xhr))
    xhr.addEventListener('error', () => reject(new Error('no answer')))
    xhr.addEventListener('abort', () => reject(new Error('aborted')))
    if (signal.aborted) {
      reject(new Error('aborted'))
      return
    }
    signal.addEventListener('abort', () => xhr.abort(), { once: true })
    xhr.send(body)
  })
}
