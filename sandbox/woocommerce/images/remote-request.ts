import { sendRequest, ShortBody } from '../../network/send-request.ts'
import type { Site } from '../state/site.ts'
import type { World } from '../state/world.ts'
import { curlError, notValid, RemoteError } from './remote-error.ts'
import { isSafeUrl } from './remote-url.ts'

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

async function once(
  world: World,
  site: Site,
  { url: text, method, headers, body, timeoutMs }: RemoteRequest,
): Promise<RemoteResponse & { location?: string }> {
  const url = new URL(text)
  const startedAt = Date.now()
  const userAgent = `WordPress/${site.release.wordpress}; ${site.home(false)}`
  try {
    const answer = await sendRequest(world.hosts, {
      ...{ method, url, timeoutMs },
      headers: { 'user-agent': userAgent, ...headers },
      body: method === 'POST' ? (body ?? '') : undefined,
    })
    return { ...answer, location: answer.headers.location }
  } catch (error) {
    throw error instanceof ShortBody ? shortBody(error.missingBytes) : curlError(error, url, Date.now() - startedAt)
  }
}

const shortBody = (missing: number): RemoteError =>
  new RemoteError(`cURL error 18: transfer closed with ${missing} bytes remaining to read`)
