import { pipeline, type Readable, Transform } from 'node:stream'
import { type Dispatcher, request } from 'undici'
import { guardedAgent, type ResolveAll, resolveBySystem } from './guarded-fetch-agent.ts'
import { type GuardedFetchCode, GuardedFetchError, toGuardedFetchError } from './guarded-fetch-error.ts'
import { checkedUrl, type FetchPolicy } from './guarded-fetch-policy.ts'

export interface FetchLimits {
  readonly maxBytes: number
  /** Default 5. */
  readonly maxRedirects?: number
  /** Per connection; default 10 s. */
  readonly connectTimeoutMs?: number
  /** Until the answer begins, and between two pieces of it; default 15 s. */
  readonly idleTimeoutMs?: number
  /** From the call to the last byte, redirects included; default 5 minutes. */
  readonly totalTimeoutMs?: number
}

export interface GuardedFetchOptions extends FetchLimits {
  readonly policy: FetchPolicy
  readonly signal?: AbortSignal
  /** Replaces the system's name resolution. */
  readonly resolve?: ResolveAll
}

export interface FetchedFile {
  /** Read it to its end or destroy it. Fails with GuardedFetchError: too_large, too_slow, broken_off. */
  readonly body: Readable
  /** As the host says; what the file is, its bytes tell. Null when it says nothing. */
  readonly contentType: string | null
  /** Last part of the final address's path, decoded; may be empty. */
  readonly fileName: string
}

/** Hosts often serve pictures as `application/octet-stream`. */
const mediaTypes = /^(image|video)\/|^(application|binary)\/octet-stream$/

const codeByStatus: Readonly<Record<number, GuardedFetchCode>> = {
  401: 'access_denied',
  403: 'access_denied',
  404: 'not_found',
  410: 'not_found',
}

/**
 * Fetches a picture or video from an address that a person gave: http(s) on web ports, public hosts alone (also after each
 * redirect and whatever DNS answers), limits on time, bytes and type. Sends no cookie, no credential and no referrer.
 * Throws GuardedFetchError; the caller's own abort comes through as AbortError.
 */
export async function guardedFetch(address: string, options: GuardedFetchOptions): Promise<FetchedFile> {
  const agent = guardedAgent(options.policy, options.connectTimeoutMs ?? 10_000, options.resolve ?? resolveBySystem)
  const deadline = AbortSignal.timeout(options.totalTimeoutMs ?? 300_000)
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline
  try {
    const { url, response } = await followRedirects(address, options, agent, signal)
    checkAnswer(response, options.maxBytes)
    const body = metered(response.body, options.maxBytes)
    body.once('close', () => void agent.destroy())
    return { body, contentType: mediaTypeOf(response), fileName: fileNameOf(url) }
  } catch (error) {
    await agent.destroy()
    throw toGuardedFetchError(error)
  }
}

async function followRedirects(address: string, options: GuardedFetchOptions, agent: Dispatcher, signal: AbortSignal) {
  let url = checkedUrl(address, options.policy)
  const timeoutMs = options.idleTimeoutMs ?? 15_000
  for (let left = options.maxRedirects ?? 5; ; left -= 1) {
    const response = await request(url, {
      dispatcher: agent,
      signal,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      // Pictures are compressed already; refusing further compression is what makes a byte limit mean something.
      headers: { accept: 'image/*, video/*', 'accept-encoding': 'identity', 'user-agent': 'Mediaport' },
    })
    const next = locationOf(response)
    if (next === null) return { url, response }
    discard(response.body)
    if (left <= 0) throw new GuardedFetchError('too_many_redirects')
    url = checkedUrl(next, options.policy, { base: url })
  }
}

function locationOf({ statusCode, headers }: Dispatcher.ResponseData): string | null {
  if (![301, 302, 303, 307, 308].includes(statusCode)) return null
  return typeof headers.location === 'string' ? headers.location : null
}

function checkAnswer(response: Dispatcher.ResponseData, maxBytes: number): void {
  const { statusCode, headers } = response
  const code = issueWith(response, maxBytes)
  if (!code) return
  discard(response.body)
  throw new GuardedFetchError(code, `status ${statusCode}, type ${String(headers['content-type']).slice(0, 60)}`)
}

function issueWith(response: Dispatcher.ResponseData, maxBytes: number): GuardedFetchCode | null {
  const { statusCode, headers } = response
  if (statusCode !== 200) return codeByStatus[statusCode] ?? 'bad_answer'
  const type = mediaTypeOf(response)
  if (type !== null && !mediaTypes.test(type)) return 'unexpected_type'
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') return 'unexpected_encoding'
  return Number(headers['content-length'] ?? 0) > maxBytes ? 'too_large' : null
}

function mediaTypeOf({ headers }: Dispatcher.ResponseData): string | null {
  const type = headers['content-type']
  return typeof type === 'string' ? (type.split(';')[0] ?? '').trim().toLowerCase() : null
}

/** The body with our errors and its bytes counted, whatever its announced length. */
function metered(source: Readable, maxBytes: number): Readable {
  let byteSize = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      byteSize += chunk.length
      if (byteSize > maxBytes) done(new GuardedFetchError('too_large', `more than ${maxBytes} bytes`))
      else done(null, chunk)
    },
    destroy(error, done) {
      const ours = toGuardedFetchError(error)
      done(ours instanceof Error ? ours : null)
    },
  })
  // The callback is required; every error reaches the reader through the meter it destroys.
  pipeline(source, meter, () => undefined)
  return meter
}

/** Ends a body that nobody reads; that it ends early is no failure of ours. */
function discard(body: Readable): void {
  body.once('error', () => undefined)
  body.destroy()
}

function fileNameOf({ pathname }: URL): string {
  const last = pathname.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last)
      .replace(/[\p{Cc}/\\]/gu, '')
      .slice(0, 200)
  } catch (error) {
    if (error instanceof URIError) return last.slice(0, 200)
    throw error
  }
}
