import { ConnectorError } from '../../core/channel/connector-error.ts'
import type { ConnectorDeps, PlatformCost } from '../../core/channel/connector.ts'
import type { WooCommerceCredentials, WooCommerceFacts } from './credentials.ts'
import { jsonOf, type HttpReply } from './http-reply.ts'
import { networkFailure } from './network-failure.ts'
import { fetchRefusals, replyToError } from './refusals.ts'
import type { StoreRequest } from './request.ts'
import { paceOf, type RequestKind, type SitePace } from './site-pace.ts'
import { openTransport, type Transport } from './transport.ts'
import { isAtLeast } from './version.ts'

/** Hosts think for long about pictures: each is scaled to nine sizes within the request. */
const deadlinesMs: Record<RequestKind, number> = { read: 30_000, write: 120_000, upload: 300_000 }
/** A video on a slow line. */
const streamDeadlineMs = 900_000
/** A read whose answer was lost is asked again this often. */
const readAttempts = 4
/** Beyond this the wait is the caller's business. */
const longestWaitMs = 60_000

export interface StoreAnswer<Data> {
  readonly data: Data
  readonly headers: Headers
  /** `X-WP-Total` and `X-WP-TotalPages` of a list. */
  readonly total: number | null
  readonly pages: number | null
}

/**
 * The one way to a store's REST API. As many requests at once as the host takes well; reads that were lost are asked again, and
 * what asks to be asked later waits. A write without an answer is `outcome_unknown` and never repeated here.
 */
export class WooCommerceClient {
  readonly credentials: WooCommerceCredentials
  /** Whether `GET variations` lists those of all products (10.3). */
  listsVariations: boolean
  /** Whether names and SKUs are searched in one go (`search_name_or_sku`, 9.9); before, the parameter is passed over. */
  readonly searchesNamesAndSkus: boolean
  readonly #deps: ConnectorDeps
  readonly #pace: SitePace
  readonly #send: Transport
  #calls = 0

  constructor(
    credentials: WooCommerceCredentials,
    deps: ConnectorDeps,
    facts?: Pick<WooCommerceFacts, 'wooCommerceVersion'>,
  ) {
    this.credentials = credentials
    this.listsVariations = isAtLeast(facts?.wooCommerceVersion ?? null, [10, 3])
    this.searchesNamesAndSkus = !facts?.wooCommerceVersion || isAtLeast(facts.wooCommerceVersion, [9, 9])
    this.#deps = deps
    this.#pace = paceOf(deps)
    this.#send = openTransport(credentials, deps.fetch)
  }

  /** Throws `ConnectorError`; data fits the request's schema. */
  async run<Data>(request: StoreRequest<Data>, signal?: AbortSignal): Promise<StoreAnswer<Data>> {
    const repeatable = request.method === 'GET' || request.method === 'OPTIONS' || request.harmless === true
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#exchange(request, repeatable, signal)
      if (!(answer instanceof ConnectorError)) return answer
      const waitMs = answer.details.retryAfterMs ?? 250 * 2 ** attempt
      const passes = answer.code === 'rate_limited' || (repeatable && isPassing(answer))
      if (!passes || attempt >= readAttempts || waitMs > longestWaitMs) throw answer
      await this.#deps.sleep(waitMs, signal)
    }
  }

  spent(): PlatformCost {
    return { points: 0, calls: this.#calls }
  }

  /** How many requests the host takes at once, as far as is known. */
  get parallel(): number {
    return this.#pace.limit
  }

  async #exchange<Data>(
    request: StoreRequest<Data>,
    repeatable: boolean,
    caller?: AbortSignal,
  ): Promise<StoreAnswer<Data> | ConnectorError> {
    const kind = request.withPictures ? 'upload' : repeatable ? 'read' : 'write'
    const what = `${request.method} ${request.path}`
    await this.#pace.enter(caller)
    const startedAt = this.#deps.now()
    let strained = false
    let outcome = 'cancelled'
    try {
      const reply = await this.#ask(request, what, isStreamed(request) ? streamDeadlineMs : deadlinesMs[kind], caller)
      const answer = reply instanceof ConnectorError ? reply : this.#read(request, reply, what)
      strained = answer instanceof ConnectorError && isStrain(answer)
      outcome = answer instanceof ConnectorError ? answer.code : 'answered'
      if (!(answer instanceof ConnectorError) || repeatable || !mayHaveHappened(answer)) return answer
      return new ConnectorError('outcome_unknown', answer.message, answer.details)
    } finally {
      const ms = this.#deps.now() - startedAt
      // How long a video takes is a matter of its size and the line, and says nothing about the host.
      const told = outcome === 'answered' && !isStreamed(request)
      this.#pace.leave(kind, strained ? 'strained' : told ? 'answered' : 'cancelled', ms)
      this.#deps.log.info({ request: what, outcome, ms, parallel: this.#pace.limit }, 'woocommerce request')
    }
  }

  /** The reply, or why there is none although the request may have arrived. Throws where it never left. */
  async #ask(
    request: StoreRequest<unknown>,
    what: string,
    deadlineMs: number,
    caller?: AbortSignal,
  ): Promise<HttpReply | ConnectorError> {
    this.#calls += 1
    const deadline = AbortSignal.timeout(deadlineMs)
    try {
      return await this.#send(request, caller ? AbortSignal.any([caller, deadline]) : deadline)
    } catch (error) {
      return networkFailure(error, what, { deadline, caller })
    }
  }

  #read<Data>(request: StoreRequest<Data>, reply: HttpReply, what: string): StoreAnswer<Data> | ConnectorError {
    const json = reply.status >= 200 && reply.status < 300 ? jsonOf(reply) : undefined
    if (json === undefined) return replyToError(reply, what, this.#deps.now())
    const parsed = request.data.safeParse(json)
    if (!parsed.success) return new ConnectorError('invalid_response', `${what}: ${parsed.error.message}`)
    const { headers } = reply
    return {
      data: parsed.data,
      headers,
      total: numberIn(headers, 'x-wp-total'),
      pages: numberIn(headers, 'x-wp-totalpages'),
    }
  }
}

function isStreamed({ file }: StoreRequest<unknown>): boolean {
  return file !== undefined && 'open' in file.bytes
}

function isPassing({ code }: ConnectorError): boolean {
  return code === 'unavailable' || code === 'timeout' || code === 'invalid_response'
}

function isStrain({ code }: ConnectorError): boolean {
  return code === 'rate_limited' || code === 'unavailable' || code === 'timeout'
}

/**
 * Whether a write may have taken effect although it was not answered as one. Not where the store turned it away at the door:
 * refusals, 429, 503 with a time to come back (maintenance), and a picture that could not be fetched.
 */
function mayHaveHappened({ code, details }: ConnectorError): boolean {
  if (code === 'invalid_response' || code === 'timeout') return true
  const { platformCode, retryAfterMs } = details
  const turnedAway =
    /^(rest_upload_hash_mismatch|rest_no_route)$/.test(platformCode ?? '') || fetchRefusals.has(platformCode)
  return code === 'unavailable' && retryAfterMs === undefined && !turnedAway
}

function numberIn(headers: Headers, name: string): number | null {
  const value = headers.get(name)
  return value === null || value === '' ? null : Number(value)
}
