import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { ConnectorError } from '../../core/channel/connector-error.ts'
import type { ConnectorDeps } from '../../core/channel/connector.ts'
import type { RenditionFile } from '../../core/channel/export-step.ts'
import type { StagedTarget } from './documents/files.ts'
import { networkFailure } from './network-failure.ts'

const uploadAttempts = 3
/** Long enough for a 1 GB video on a slow line. */
const uploadDeadlineMs = 15 * 60_000

type UploadedFile = Pick<RenditionFile, 'mimeType' | 'byteSize' | 'stream'>

/**
 * Sends the bytes to a staged target: the parameters in Shopify's order, the part `file` last, HTTP 201 expected (204 from
 * video targets). The same target may be written again, so a lost answer is simply repeated.
 */
export async function uploadToTarget(
  { fetch, sleep }: Pick<ConnectorDeps, 'fetch' | 'sleep'>,
  target: StagedTarget,
  file: UploadedFile,
  fileName: string,
  signal: AbortSignal,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const failure = await sendForm(fetch, target, file, fileName, signal)
    if (failure === null) return
    if (attempt === uploadAttempts || failure.code === 'rejected') throw failure
    await sleep(500 * 2 ** attempt, signal)
  }
}

async function sendForm(
  fetch: ConnectorDeps['fetch'],
  target: StagedTarget,
  file: UploadedFile,
  fileName: string,
  signal: AbortSignal,
): Promise<ConnectorError | null> {
  const deadline = AbortSignal.timeout(uploadDeadlineMs)
  try {
    const form = await multipartForm(target.parameters, file, fileName)
    const request: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: form.headers,
      body: Readable.toWeb(form.body) as ReadableStream,
      duplex: 'half',
      signal: AbortSignal.any([signal, deadline]),
    }
    const response = await fetch(target.url, request)
    const text = await response.text()
    if (response.status === 201 || response.status === 204) return null
    return uploadRefusal(response.status, text, fileName)
  } catch (error) {
    return networkFailure(error, `upload of ${fileName}`, deadline.aborted)
  }
}

function uploadRefusal(status: number, text: string, fileName: string): ConnectorError {
  const platformCode = /<Code>([^<]+)<\/Code>/.exec(text)?.[1] ?? `HTTP ${status}`
  const platformMessage = /<Message>([^<]+)<\/Message>/.exec(text)?.[1]
  const code = status >= 500 || status === 429 || status === 408 ? 'unavailable' : 'rejected'
  return new ConnectorError(code, `upload of ${fileName} answered HTTP ${status}`, { platformCode, platformMessage })
}

interface MultipartForm {
  readonly headers: Record<string, string>
  readonly body: Readable
}

/** Built by hand so that a file is streamed and yet the length is known: the storage takes no chunked form. */
async function multipartForm(
  parameters: StagedTarget['parameters'],
  file: UploadedFile,
  fileName: string,
): Promise<MultipartForm> {
  const boundary = `mediaport-${randomUUID()}`
  const fields = parameters.map(
    ({ name, value }) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const fileHead =
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\n` +
    `content-type: ${file.mimeType}\r\n\r\n`
  const head = Buffer.from(fields.join('') + fileHead)
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`)
  const source = await file.stream()
  const body = Readable.from(concatenate(head, source, tail), { objectMode: false })
  return {
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(head.length + file.byteSize + tail.length),
    },
    body,
  }
}

async function* concatenate(head: Buffer, source: Readable, tail: Buffer): AsyncGenerator<Buffer> {
  yield head
  for await (const chunk of source) yield chunk as Buffer
  yield tail
}
