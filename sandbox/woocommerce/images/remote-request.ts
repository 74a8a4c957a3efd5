import http from 'node:http'
import https from 'node:https'
import type { Site } from '../state/site.ts'
import type { World } from '../state/world.ts'
import { curlError, notValid, RemoteError } from './remote-error.ts'
import { isSafeUrl, mappedOrigin } from './remote-url.ts'

export interface RemoteRequest {
  method: 'GET' | 'POST'
  url: string
  headers?: Record<string, string>
  body?: string
  timeoutMs: number
}

export interface RemoteResponse {
  status: number
  statusText: string
  body: Buffer
}

const MOST_REDIRECTS = 5

/**
 * A request that the site's server makes, as `wp_safe_remote_request` does: URLs are checked at each redirect, 301 and 307 keep
 * the method, 302 and 303 make it a GET. Throws RemoteError with the words that end up in the store's answer.
 */
export async function requestRemote(world: World, site: Site, request: RemoteRequest): Promise<RemoteResponse> {
  let { url, method } = request
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    if (!(await isSafeUrl(world, site, url))) throw notValid()
    const { location, ...response } = await once(world, site, { ...request, url, method })
    const isRedirect = [301, 302, 303, 307, 308].includes(response.status) && location !== undefined
    if (!isRedirect) return response
    url = new URL(location, url).href
    if (response.status === 302 || response.status === 303) method = 'GET'
  }
  throw new RemoteError('Too many redirects')
}

function once(
  world: World,
  site: Site,
  { url: text, method, headers = {}, body, timeoutMs }: RemoteRequest,
): Promise<RemoteResponse & { location?: string }> {
  const url = new URL(text)
  const mapped = mappedOrigin(world, url)
  const target = new URL(url.pathname + url.search, mapped ?? url.origin)
  const userAgent = `WordPress/${site.release.wordpress}; ${site.home(false)}`
  const startedAt = Date.now()
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) =>
      reject(error instanceof RemoteError ? error : curlError(error, url, Date.now() - startedAt))
    const send = target.protocol === 'https:' ? https.request : http.request
    const outgoing = send(target, {
      method,
      agent: false,
      headers: {
        ...(mapped && { 'x-forwarded-proto': url.protocol.slice(0, -1), 'x-forwarded-host': url.host }),
        host: url.host,
        'user-agent': userAgent,
        accept: '*/*',
        'accept-encoding': 'identity',
        connection: 'close',
        ...headers,
        ...(method === 'POST' && { 'content-length': String(Buffer.byteLength(body ?? '')) }),
      },
    })
    outgoing.setTimeout(timeoutMs, () => outgoing.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })))
    outgoing.on('error', fail)
    outgoing.on('response', (incoming) => void read(incoming).then(resolve, fail))
    outgoing.end(method === 'POST' ? body : undefined)
  })
}

async function read(incoming: http.IncomingMessage): Promise<RemoteResponse & { location?: string }> {
  const chunks: Buffer[] = []
  const expected = Number(incoming.headers['content-length'] ?? NaN)
  try {
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
  } catch (error) {
    const missing = expected - Buffer.concat(chunks).length
    if (!(missing > 0)) throw error
    throw new RemoteError(`cURL error 18: transfer closed with ${missing} bytes remaining to read`)
  }
  const { statusCode: status = 0, statusMessage: statusText = '' } = incoming
  return { status, statusText, body: Buffer.concat(chunks), location: incoming.headers.location }
}
