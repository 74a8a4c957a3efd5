import type { FaultEffect } from '../control/faults.ts'
import type { Reply, SandboxRequest } from '../http/exchange.ts'
import { json } from '../http/exchange.ts'
import type { Shop } from '../state/shop.ts'
import type { World } from '../state/world.ts'
import { executeRequest, throttled } from './execute.ts'
import type { GraphqlAnswer, GraphqlRequest } from './execute.ts'
import { effectiveScopes } from './scopes.ts'

/** Versions the platform answers; all are executed over the newest schema, as an old one is served by its successor. */
const SUPPORTED = new Set(['2025-10', '2026-01', '2026-04', '2026-07', '2026-10'])

const PATH = /^\/admin\/api\/([\w-]+)\/graphql\.json$/

export interface GraphqlExchange {
  reply: Reply
  answer: GraphqlAnswer | null
}

/** Answers `POST /admin/api/<version>/graphql.json` for the shop named by the host. */
export async function handleGraphql(
  world: World,
  request: SandboxRequest,
  body: GraphqlRequest | null,
  fault: FaultEffect | null,
): Promise<GraphqlExchange> {
  const version = PATH.exec(request.path)?.[1] ?? ''
  const shop = world.shops.get(request.shopHost)
  if (!SUPPORTED.has(version) || !shop) return without(json(404, { errors: 'Not Found' }))
  if (fault?.kind === 'revoke-token') shop.tokens.revokeAccessTokens()
  if (!isAuthorized(shop, request)) return without(unauthorized())
  if (!body) return without(json(400, { errors: { query: 'Required parameter missing or invalid' } }))
  const answer =
    fault?.kind === 'throttled'
      ? throttledAnswer(shop)
      : await executeRequest(contextOf(world, shop, request), { ...body, costDebug: wantsCostDebug(request) })
  return { reply: json(200, inAnswerOrder(answer), { 'x-shopify-api-version': version }), answer }
}

/** The request body, or null when it is not a GraphQL request. */
export function parseGraphqlBody(request: SandboxRequest): GraphqlRequest | null {
  const text = request.body.toString('utf8')
  if (request.headers['content-type']?.startsWith('application/graphql')) return { query: text }
  try {
    const body = JSON.parse(text) as GraphqlRequest | null
    return typeof body?.query === 'string' ? body : null
  } catch {
    return null
  }
}

function contextOf(world: World, shop: Shop, request: SandboxRequest): Parameters<typeof executeRequest>[0] {
  const origin = { actor: `app:${world.app.apiKey}`, requestId: request.id }
  return { world, shop, origin, scopes: effectiveScopes(world.app.scopes) }
}

function wantsCostDebug(request: SandboxRequest): boolean {
  return request.headers['shopify-graphql-cost-debug'] === '1'
}

function isAuthorized(shop: Shop, request: SandboxRequest): boolean {
  return shop.installed && shop.tokens.isValid(request.headers['x-shopify-access-token'] ?? '')
}

function unauthorized(): Reply {
  return json(401, { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' })
}

function throttledAnswer(shop: Shop): GraphqlAnswer {
  const cost = {
    requestedQueryCost: 10,
    actualQueryCost: null,
    throttleStatus: { ...shop.bucket.status(), currentlyAvailable: 0 },
  }
  return { errors: [throttled()], extensions: { cost } }
}

/** `errors` first, `data` only when there is one, as the platform prints it. */
function inAnswerOrder({ errors, data, extensions }: GraphqlAnswer): GraphqlAnswer {
  return {
    ...(errors ? { errors } : {}),
    ...(data === undefined ? {} : { data }),
    ...(extensions ? { extensions } : {}),
  }
}

function without(reply: Reply): GraphqlExchange {
  return { reply, answer: null }
}
