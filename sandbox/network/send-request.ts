import http from 'node:http'
import https from 'node:https'
import { mappedOrigin, type Hosts } from './mapped-origin.ts'

export interface OutgoingRequest {
  method: string
  url: URL
  headers?: Record<string, string>
  body?: string
  timeoutMs: number
}

export interface IncomingAnswer {
  status: number
  statusText: string
  headers: http.IncomingHttpHeaders
  body: Buffer
}

/** The line was closed before the whole body was there. */
export class ShortBody extends Error {
  readonly missingBytes: number

  constructor(missingBytes: number) {
    super(`${missingBytes} bytes missing`)
    this.missingBytes = missingBytes
  }
}

/**
 * One request that a platform's own servers make, to where its DNS leads; redirects are not followed. TLS to a mapped host is
 * taken for granted. Throws ShortBody, and Node's errors as they are; a time-out has the code `ETIMEDOUT`.
 */
export function sendRequest(
  hosts: Hosts,
  { method, url, headers, body, timeoutMs }: OutgoingRequest,
): Promise<IncomingAnswer> {
  const mapped = mappedOrigin(hosts, url)
  const target = new URL(url.pathname + url.search, mapped ?? url.origin)
  return new Promise((resolve, reject) => {
    const send = target.protocol === 'https:' ? https.request : http.request
    const outgoing = send(target, {
      method,
      agent: false,
      headers: {
        ...(mapped && { 'x-forwarded-proto': url.protocol.slice(0, -1), 'x-forwarded-host': url.host }),
        host: url.host,
        accept: '*/*',
        'accept-encoding': 'identity',
        connection: 'close',
        ...headers,
        ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
      },
    })
    outgoing.setTimeout(timeoutMs, () => outgoing.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })))
    outgoing.on('error', reject)
    outgoing.on('response', (incoming) => void read(incoming).then(resolve, reject))
    outgoing.end(body)
  })
}

async function read(incoming: http.IncomingMessage): Promise<IncomingAnswer> {
  const chunks: Buffer[] = []
  const { headers, statusCode: status = 0, statusMessage: statusText = '' } = incoming
  try {
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
  } catch (error) {
    const missing = Number(headers['content-length'] ?? NaN) - Buffer.concat(chunks).length
    throw missing > 0 ? new ShortBody(missing) : error
  }
  return { status, statusText, headers, body: Buffer.concat(chunks) }
}
