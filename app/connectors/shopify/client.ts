import { ConnectorError } from '../../core/channel/connector-error.ts'
import type { ConnectorDeps, PlatformCost } from '../../core/channel/connector.ts'
import type { ShopifyCredentials } from './credentials.ts'
import {
  readReply,
  refusal,
  type GraphqlError,
  type GraphqlReply,
  type HttpReply,
  type ReplyCost,
} from './graphql-reply.ts'
import type { Operation, UserError } from './operation.ts'
import { networkFailure } from './network-failure.ts'
import { paceOf, type ShopPace } from './shop-pace.ts'

const adminApiVersion = '2026-10'

/** A request that has no answer after this long is given up. */
const requestDeadlineMs = 30_000
/** Beyond this the wait is the caller's business: `rate_limited`. */
const longestWaitMs = 60_000
/** A query whose answer was lost is asked again this often. */
const queryAttempts = 4

/** An answer with nothing dropped: data that fits the operation's schema, partial failures and refusals beside it. */
export interface GraphqlAnswer<Data> {
  readonly data: Data
  /** Top-level errors of an answer that has data all the same. */
  readonly errors: readonly GraphqlError[]
  readonly userErrors: readonly UserError[]
  readonly requestId: string | undefined
}

/**
 * The one way to the Admin GraphQL API. Paces requests by the bucket that Shopify reports, waits out throttling (THROTTLED
 * as HTTP 200, and 429), repeats lost queries, asks once for a fresh token after a 401. A mutation without an answer
 * is `outcome_unknown` and never repeated here.
 */
export class ShopifyClient {
  readonly #credentials: ShopifyCredentials
  readonly #deps: ConnectorDeps
  readonly #pace: ShopPace
  #points = 0
  #calls = 0

  constructor(credentials: ShopifyCredentials, deps: ConnectorDeps) {
    this.#credentials = credentials
    this.#deps = deps
    this.#pace = paceOf(deps)
  }

  /** Throws `ConnectorError` where there is no data. User errors and partial failures are the caller's to read. */
  async run<Data, Variables extends object>(
    operation: Operation<Data, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<GraphqlAnswer<Data>> {
    let token = await this.#credentials.getAccessToken()
    let renewed = false
    const waiting = { spentMs: 0 }
    for (let attempt = 1; ; attempt += 1) {
      const { reply, requestId } = await this.#exchange(operation, variables, token, signal)
      if (reply.kind === 'data') return this.#answer(operation, reply, requestId)
      if (reply.kind === 'refused') throw reply.error
      if (reply.kind === 'throttled') {
        await this.#waitOutThrottle(operation, reply, waiting, signal)
      } else if (reply.kind === 'unauthorized') {
        token = await this.#otherToken(token, renewed, requestId)
        renewed = true
      } else {
        if (operation.kind === 'mutation') throw unknownOutcome(operation.name, reply.error)
        if (attempt >= queryAttempts) throw reply.error
        await this.#deps.sleep(reply.error.details.retryAfterMs ?? 250 * 2 ** attempt, signal)
      }
    }
  }

  /** As `run`, for answers that are of no use in part: throws the first error. */
  async runWhole<Data, Variables extends object>(
    operation: Operation<Data, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<GraphqlAnswer<Data>> {
    const answer = await this.run(operation, variables, signal)
    if (answer.errors.length > 0) throw refusal(200, answer.errors, answer.requestId)
    return answer
  }

  /** `requestedQueryCost` of this operation as the last answer told it. */
  costOf<Data, Variables extends object>(operation: Operation<Data, Variables>): number {
    return this.#pace.costs.get(operation.name) ?? operation.expectedCost
  }

  /** What calls of this operation are charged, of late; undefined before the first one. */
  chargeOf<Data, Variables extends object>({ name }: Operation<Data, Variables>): number | undefined {
    return this.#pace.charges.get(name)
  }

  /** How many ids a call of this operation takes: `most`, or what was learned since. */
  idsPerCall<Data, Variables extends object>({ name }: Operation<Data, Variables>, most: number): number {
    return Math.min(most, this.#pace.idsPerCall.get(name) ?? most)
  }

  /** So many ids were too dear for one call (over 1,000 points). */
  noteTooDear<Data, Variables extends object>({ name }: Operation<Data, Variables>, ids: number): void {
    this.#pace.idsPerCall.set(name, Math.ceil(ids / 2))
  }

  spent(): PlatformCost {
    return { points: this.#points, calls: this.#calls }
  }

  /** The bucket as it should be now; undefined before the first answer. */
  get bucket() {
    return this.#pace.pacer.level
  }

  async #exchange<Data, Variables extends object>(
    operation: Operation<Data, Variables>,
    variables: Variables,
    token: string,
    signal?: AbortSignal,
  ): Promise<{ reply: GraphqlReply; requestId: string | undefined }> {
    const reserved = this.costOf(operation)
    await this.#pace.pacer.reserve(reserved, signal)
    const startedAt = this.#deps.now()
    let cost: ReplyCost | undefined
    try {
      const http = await this.#send(operation, variables, token, signal)
      const reply: GraphqlReply = http instanceof ConnectorError ? { kind: 'unclear', error: http } : readReply(http)
      const requestId = http instanceof ConnectorError ? undefined : http.requestId
      cost = 'cost' in reply ? reply.cost : undefined
      this.#learn(operation.name, cost)
      this.#deps.log.info(
        { operation: operation.name, outcome: reply.kind, requestId, cost, ms: this.#deps.now() - startedAt },
        'shopify request',
      )
      return { reply, requestId }
    } finally {
      this.#pace.pacer.settle(reserved, cost?.throttle)
    }
  }

  /** The reply, or the reason why there is none. Throws where the request was never sent, or the caller aborted. */
  async #send<Data, Variables extends object>(
    operation: Operation<Data, Variables>,
    variables: Variables,
    token: string,
    signal?: AbortSignal,
  ): Promise<HttpReply | ConnectorError> {
    this.#calls += 1
    const deadline = AbortSignal.timeout(requestDeadlineMs)
    try {
      const response = await this.#deps.fetch(
        `https://${this.#credentials.shop}/admin/api/${adminApiVersion}/graphql.json`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/json', 'x-shopify-access-token': token },
          body: JSON.stringify({ query: operation.document, operationName: operation.name, variables }),
          signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
        },
      )
      return {
        status: response.status,
        retryAfter: response.headers.get('retry-after'),
        requestId: response.headers.get('x-request-id') ?? undefined,
        text: await response.text(),
      }
    } catch (error) {
      return networkFailure(error, operation.name, deadline.aborted)
    }
  }

  #learn(name: string, cost: ReplyCost | undefined): void {
    if (!cost) return
    this.#pace.costs.set(name, cost.requested)
    if (cost.actual === null) return
    this.#pace.charges.set(name, ((this.#pace.charges.get(name) ?? cost.actual) + cost.actual) / 2)
    this.#points += cost.actual
  }

  #answer<Data, Variables extends object>(
    operation: Operation<Data, Variables>,
    reply: Extract<GraphqlReply, { kind: 'data' }>,
    requestId: string | undefined,
  ): GraphqlAnswer<Data> {
    const parsed = operation.data.safeParse(reply.data)
    if (parsed.success) {
      const userErrors = operation.userErrors?.(parsed.data) ?? []
      return { data: parsed.data, errors: reply.errors, userErrors, requestId }
    }
    if (reply.errors.length > 0) throw refusal(200, reply.errors, requestId)
    const error = new ConnectorError('invalid_response', `${operation.name}: ${parsed.error.message}`, { requestId })
    throw operation.kind === 'mutation' ? unknownOutcome(operation.name, error) : error
  }

  async #waitOutThrottle<Data, Variables extends object>(
    operation: Operation<Data, Variables>,
    reply: Extract<GraphqlReply, { kind: 'throttled' }>,
    waiting: { spentMs: number },
    signal?: AbortSignal,
  ): Promise<void> {
    // With a known bucket the next reservation waits as long as it takes; the floor keeps two clocks from racing.
    const waitMs = reply.retryAfterMs ?? Math.max(200, this.#pace.pacer.waitMs(reply.cost?.requested ?? 0))
    waiting.spentMs += waitMs
    if (waiting.spentMs > longestWaitMs) {
      throw new ConnectorError('rate_limited', `${operation.name} is throttled`, { retryAfterMs: waitMs })
    }
    await this.#deps.sleep(waitMs + Math.random() * 100, signal)
  }

  async #otherToken(rejected: string, askedBefore: boolean, requestId: string | undefined): Promise<string> {
    const token = askedBefore ? rejected : await this.#credentials.getAccessToken({ rejected })
    if (token !== rejected) return token
    throw new ConnectorError('auth_expired', 'Shopify refuses the access token', { requestId })
  }
}

function unknownOutcome(name: string, cause: ConnectorError): ConnectorError {
  return new ConnectorError('outcome_unknown', `${name}: ${cause.message}`, { ...cause.details, cause })
}
