import type { ZodType } from 'zod'
import { ConnectorError } from '../../core/channel/connector-error.ts'
import type { ConnectorDeps, PlatformCost } from '../../core/channel/connector.ts'
import { accessTokensOf, type AccessTokens } from './access-tokens.ts'
import type { AmazonCredentials } from './credentials.ts'
import { codeOf, noAnswer } from './no-answer.ts'
import { operations } from './operations.ts'
import { isExpiredToken, jsonOf, replyToError } from './refusals.ts'
import { paceOf, type SellerPace } from './seller-pace.ts'
import { AmazonTransport, type AmazonReply, type AmazonRequest } from './transport.ts'

/** How often a call is made: refused for its rate, or (where it may be repeated) without an answer. */
const attempts = { throttled: 6, lost: 4 }
const firstWaitMs = 500

export interface TypedRequest<Data> extends AmazonRequest {
  readonly data: ZodType<Data>
  /** A write that may be made again when its answer is lost, because the second does no more than the first. */
  readonly repeatable?: boolean
}

/**
 * The one way to a seller's account: paced, signed in, asked again where that is safe. A write without an answer is `outcome_unknown`
 * unless it may be repeated.
 */
export class AmazonClient {
  readonly credentials: AmazonCredentials
  readonly #deps: ConnectorDeps
  readonly #transport: AmazonTransport
  readonly #tokens: AccessTokens
  readonly #pace: SellerPace
  #calls = 0

  constructor(credentials: AmazonCredentials, deps: ConnectorDeps) {
    this.credentials = credentials
    this.#deps = deps
    this.#transport = new AmazonTransport(credentials.app, deps)
    this.#tokens = accessTokensOf(deps, credentials.refreshToken, () => this.#transport.refresh(credentials))
    this.#pace = paceOf(deps, credentials)
  }

  /** Throws `ConnectorError`; data fits the request's schema. */
  async run<Data>(request: TypedRequest<Data>, signal?: AbortSignal): Promise<Data> {
    const repeatable = operations[request.operation].method === 'GET' || request.repeatable === true
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#exchange(request, repeatable, signal)
      if (!(answer instanceof ConnectorError)) return answer.data
      const waitMs = await this.#waitAfter(request, answer, attempt, repeatable)
      if (waitMs === null) throw answer
      await this.#deps.sleep(waitMs, signal)
    }
  }

  /** Puts a document where `createFeedDocument` said. */
  async upload(url: string, content: string, contentType: string, signal?: AbortSignal): Promise<void> {
    await this.#transport
      .upload(this.credentials.region, url, content, contentType, signal)
      .catch((error: unknown) => documentFailure(error, 'upload of a feed', signal))
  }

  async download(
    document: { readonly url: string; readonly compressionAlgorithm?: string | undefined },
    signal?: AbortSignal,
  ): Promise<string> {
    return this.#transport
      .download(this.credentials.region, document, signal)
      .catch((error: unknown) => documentFailure(error, 'report of a feed', signal))
  }

  spent(): PlatformCost {
    return { points: 0, calls: this.#calls }
  }

  /** Null: it is over. A refusal for the rate holds back everybody who calls the operation. */
  async #waitAfter(
    { operation }: AmazonRequest,
    { code }: ConnectorError,
    attempt: number,
    repeatable: boolean,
  ): Promise<number | null> {
    if (code === 'rate_limited') {
      await this.#pace.refused(operation, attempt, Math.random())
      // Who asks the budget next waits for as long.
      return attempt < attempts.throttled ? 0 : null
    }
    const passes = code === 'unavailable' || code === 'timeout' || code === 'invalid_response'
    if (!passes || !repeatable || attempt >= attempts.lost) return null
    return firstWaitMs * 2 ** (attempt - 1) * (0.5 + Math.random() / 2)
  }

  async #exchange<Data>(
    request: TypedRequest<Data>,
    repeatable: boolean,
    signal?: AbortSignal,
  ): Promise<{ readonly data: Data } | ConnectorError> {
    const token = await this.#tokens.get().catch(asRefusal)
    if (token instanceof ConnectorError) return token
    const first = await this.#ask(request, token, repeatable, signal)
    if (first instanceof ConnectorError || !isExpiredToken(first)) return this.#read(request, first, token, repeatable)
    const renewed = await this.#tokens.renew(token)
    return this.#read(request, await this.#ask(request, renewed, repeatable, signal), renewed, repeatable)
  }

  async #ask(
    request: AmazonRequest,
    token: string,
    repeatable: boolean,
    signal?: AbortSignal,
  ): Promise<AmazonReply | ConnectorError> {
    await this.#pace.enter(request.operation, signal)
    const answer = await this.#send(request, token, repeatable, signal)
    if (!(answer instanceof ConnectorError)) await this.#pace.learn(request.operation, answer.rateLimit)
    return answer
  }

  async #send(
    request: AmazonRequest,
    token: string,
    repeatable: boolean,
    signal?: AbortSignal,
  ): Promise<AmazonReply | ConnectorError> {
    const { operation } = request
    this.#calls += 1
    const startedAt = this.#deps.now()
    let outcome: string | number = 'cancelled'
    try {
      const reply = await this.#transport.call(this.credentials, token, request, signal)
      outcome = reply.status
      return reply
    } catch (cause) {
      signal?.throwIfAborted()
      const failure = noAnswer(cause, operation)
      if (!failure) throw cause
      const { error, sent } = failure
      outcome = error.code
      return sent && !repeatable ? new ConnectorError('outcome_unknown', error.message, error.details) : error
    } finally {
      this.#deps.log.info({ operation, outcome, ms: this.#deps.now() - startedAt }, 'amazon request')
    }
  }

  async #read<Data>(
    { operation, data }: TypedRequest<Data>,
    reply: AmazonReply | ConnectorError,
    token: string,
    repeatable: boolean,
  ): Promise<{ readonly data: Data } | ConnectorError> {
    if (reply instanceof ConnectorError) return reply
    const { status, requestId } = reply
    if (status < 200 || status >= 300) {
      const error = replyToError(reply, operation)
      if (error.code === 'forbidden') await this.#tokens.assertGranted(token)
      // A gateway may have passed on what it could not wait for.
      const unclear = !repeatable && (error.code === 'unavailable' || error.code === 'timeout') && status !== 503
      return unclear ? new ConnectorError('outcome_unknown', error.message, error.details) : error
    }
    const parsed = data.safeParse(jsonOf(reply))
    if (parsed.success) return { data: parsed.data }
    const code = repeatable ? 'invalid_response' : 'outcome_unknown'
    return new ConnectorError(code, `${operation}: ${parsed.error.message}`, { requestId })
  }
}

function asRefusal(error: unknown): ConnectorError {
  if (error instanceof ConnectorError) return error
  throw error
}

/** Storage refuses in a language of its own: what it says is kept by its code alone. */
function documentFailure(error: unknown, what: string, signal?: AbortSignal): never {
  signal?.throwIfAborted()
  const code = codeOf(error)
  if (code === '') throw error
  const failure = noAnswer(error, what)?.error
  throw failure ?? new ConnectorError('unavailable', `${what}: ${code}`, { platformCode: code })
}
