import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { type Dispatcher, request as send } from 'undici'
import { guardedAgent, type ResolveAll, resolveBySystem } from './guarded-fetch-agent.ts'
import { checkedUrl, type FetchPolicy } from './guarded-fetch-policy.ts'

const connectTimeoutMs = 10_000

/** Parameters are ours, not somebody's; web servers take no more in the first line of a request. */
const maxLength = 8000

/** `new Response` takes no body with these. */
const bodiless = new Set([204, 205, 304])

/**
 * A `fetch` for talking to servers that merchants name: http(s) alone, public addresses alone (whatever DNS answers, and except
 * for what the operator allows), and redirects are answers instead of followed. Connections are kept and shared by all calls.
 * Fails like `fetch`, with a `GuardedFetchError` as the cause where an address is refused. Deadlines are the caller's.
 */
export function guardedEdge(policy: FetchPolicy, resolve: ResolveAll = resolveBySystem): typeof fetch {
  const dispatcher = guardedAgent(policy, connectTimeoutMs, resolve, { keepAlive: true })
  return async (input, init) => {
    const request = new Request(input, init)
    try {
      const answer = await send(checkedUrl(request.url, policy, { maxLength }), {
        dispatcher,
        method: request.method,
        headers: Object.fromEntries(request.headers),
        body: bodyOf(init?.body, request),
        signal: request.signal,
        headersTimeout: 0,
        bodyTimeout: 0,
      })
      return toResponse(answer)
    } catch (cause) {
      request.signal.throwIfAborted()
      throw new TypeError('fetch failed', { cause })
    }
  }
}

/**
 * Texts and bytes keep their length; a stream is told one by its headers. Without it a body goes in chunks, which PHP does not get to
 * see behind many web servers.
 */
function bodyOf(given: RequestInit['body'], { body }: Request): string | Uint8Array | Readable | null {
  if (typeof given === 'string' || given instanceof Uint8Array) return given
  return body && Readable.fromWeb(body as NodeStream)
}

function toResponse({ statusCode: status, headers, body }: Dispatcher.ResponseData): Response {
  const init = { status, headers: Object.entries(headers).flatMap(([name, value]) => pairs(name, value)) }
  if (!bodiless.has(status)) return new Response(Readable.toWeb(body) as ReadableStream, init)
  body.resume()
  return new Response(null, init)
}

function pairs(name: string, value: string | readonly string[] | undefined): [string, string][] {
  return [value ?? []].flat().map((one) => [name, one])
}
