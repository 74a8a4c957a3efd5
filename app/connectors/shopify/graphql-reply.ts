import { z } from 'zod'
import { ConnectorError, type ConnectorErrorCode } from '../../core/channel/connector-error.ts'
import type { ThrottleStatus } from './cost-bucket.ts'

const graphqlErrorSchema = z.object({
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  extensions: z.looseObject({ code: z.string().optional() }).optional(),
})

export type GraphqlError = z.infer<typeof graphqlErrorSchema>

/** Outside GraphQL (401, 404, 5xx) Shopify answers `{"errors": "text"}`. */
const errorsSchema = z.union([
  z.array(graphqlErrorSchema),
  z.string().transform((message): GraphqlError[] => [{ message }]),
])

const replyBodySchema = z.object({
  data: z.unknown().optional(),
  errors: errorsSchema.optional(),
  extensions: z
    .looseObject({
      cost: z
        .looseObject({
          requestedQueryCost: z.number(),
          actualQueryCost: z.number().nullish(),
          throttleStatus: z.object({
            maximumAvailable: z.number(),
            currentlyAvailable: z.number(),
            restoreRate: z.number(),
          }),
        })
        .optional(),
    })
    .optional(),
})

export interface ReplyCost {
  readonly requested: number
  /** Null when the request was throttled: nothing was charged. */
  readonly actual: number | null
  readonly throttle: ThrottleStatus
}

/** What came back over HTTP, before anybody asked what it means. */
export interface HttpReply {
  readonly status: number
  readonly retryAfter: string | null
  readonly requestId: string | undefined
  readonly text: string
}

export type GraphqlReply =
  | {
      readonly kind: 'data'
      readonly data: unknown
      readonly errors: readonly GraphqlError[]
      readonly cost?: ReplyCost
    }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number | null; readonly cost?: ReplyCost }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'refused'; readonly error: ConnectorError; readonly cost?: ReplyCost }
  /** The request may have been carried out; nobody knows. */
  | { readonly kind: 'unclear'; readonly error: ConnectorError }

/** Reads one reply of the Admin API. Pure. Rate limits: HTTP 200 with code THROTTLED, or 429 with `Retry-After` in seconds. */
export function readReply(reply: HttpReply): GraphqlReply {
  const { status, requestId } = reply
  if (status === 401) return { kind: 'unauthorized' }
  if (status === 429) return { kind: 'throttled', retryAfterMs: parseRetryAfter(reply.retryAfter) }
  if (status >= 500) {
    const details = {
      requestId,
      platformCode: `HTTP ${status}`,
      retryAfterMs: parseRetryAfter(reply.retryAfter) ?? undefined,
    }
    return { kind: 'unclear', error: new ConnectorError('unavailable', `Shopify answered HTTP ${status}`, details) }
  }
  const body = parseBody(reply.text)
  if (body === undefined) {
    const error = new ConnectorError('invalid_response', `Shopify answered HTTP ${status} without usable JSON`, {
      requestId,
    })
    return { kind: 'unclear', error }
  }
  if (status !== 200) return { kind: 'refused', error: refusal(status, body.errors ?? [], requestId) }
  return readBody(body, requestId)
}

function readBody(body: z.infer<typeof replyBodySchema>, requestId: string | undefined): GraphqlReply {
  const errors = body.errors ?? []
  const cost = readCost(body)
  const codes = errors.map((error) => error.extensions?.code)
  if (codes.includes('THROTTLED')) return { kind: 'throttled', retryAfterMs: null, cost }
  if (body.data === undefined || body.data === null) {
    if (codes.includes('INTERNAL_SERVER_ERROR') || errors.length === 0) {
      return { kind: 'unclear', error: new ConnectorError('unavailable', describe(errors), { requestId }) }
    }
    return { kind: 'refused', error: refusal(200, errors, requestId), cost }
  }
  return { kind: 'data', data: body.data, errors, cost }
}

/** The error that stands for top-level GraphQL errors. */
export function refusal(status: number, errors: readonly GraphqlError[], requestId?: string): ConnectorError {
  const platformCode = errors.find((error) => error.extensions?.code)?.extensions?.code ?? `HTTP ${status}`
  const details = { platformCode, platformMessage: describe(errors), requestId }
  const code = ofWholeShop(status, platformCode, details.platformMessage) ?? (status === 404 ? 'not_found' : 'rejected')
  return new ConnectorError(code, details.platformMessage, details)
}

/**
 * 402: frozen, such as for an unpaid bill; 423: locked (shopify.dev, "Response status and error codes", 2026-08). Frozen shops were
 * seen to answer 403, too, with these words (github.com/orbit-apps/elixir-shopifyapi, pull request 382).
 */
const closedStatuses: ReadonlySet<number> = new Set([402, 423])
const closedWords = /unavailable shop/i

/** The next product would be answered the same. */
function ofWholeShop(status: number, platformCode: string, words: string): ConnectorErrorCode | null {
  if (closedStatuses.has(status) || (status === 403 && closedWords.test(words))) return 'account_suspended'
  // A scope is missing.
  return platformCode === 'ACCESS_DENIED' || status === 403 ? 'access_too_weak' : null
}

function describe(errors: readonly GraphqlError[]): string {
  return errors.map((error) => error.message).join('; ') || 'Shopify answered without data'
}

function readCost({ extensions }: z.infer<typeof replyBodySchema>): ReplyCost | undefined {
  if (!extensions?.cost) return undefined
  const { requestedQueryCost, actualQueryCost, throttleStatus } = extensions.cost
  return { requested: requestedQueryCost, actual: actualQueryCost ?? null, throttle: throttleStatus }
}

function parseBody(text: string): z.infer<typeof replyBodySchema> | undefined {
  try {
    return replyBodySchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Seconds, as Shopify sends it. */
function parseRetryAfter(value: string | null): number | null {
  const seconds = Number(value)
  return value !== null && Number.isFinite(seconds) ? Math.ceil(seconds * 1000) : null
}
