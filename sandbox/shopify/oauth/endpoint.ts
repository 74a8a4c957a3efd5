import type { FaultEffect } from '../control/faults.ts'
import type { Reply, SandboxRequest } from '../http/exchange.ts'
import { json } from '../http/exchange.ts'
import type { Shop } from '../state/shop.ts'
import type { World } from '../state/world.ts'
import { isValidIdToken } from './id-token.ts'
import { ACCESS_TOKEN_SECONDS, REFRESH_TOKEN_SECONDS } from './token-store.ts'
import type { IssuedTokens } from './token-store.ts'

const GRANT = {
  exchange: 'urn:ietf:params:oauth:grant-type:token-exchange',
  refresh: 'refresh_token',
} as const

const TOKEN_TYPE = {
  id: 'urn:ietf:params:oauth:token-type:id_token',
  offline: 'urn:shopify:params:oauth:token-type:offline-access-token',
  online: 'urn:shopify:params:oauth:token-type:online-access-token',
} as const

type Parameters = Record<string, string | undefined>

/** `POST /admin/oauth/access_token`: token exchange, refresh, and the one-way step to expiring tokens. */
export function handleAccessToken(world: World, request: SandboxRequest, fault: FaultEffect | null): Reply {
  const shop = world.shops.get(request.shopHost)
  if (!shop) return json(404, { errors: 'Not Found' })
  const parameters = readParameters(request)
  if (fault?.kind === 'revoke-token') shop.tokens.revokeAll()
  if (parameters['client_id'] !== world.app.apiKey || parameters['client_secret'] !== world.app.apiSecret) {
    return oauthError('invalid_client', 'Client authentication failed', 401)
  }
  if (!shop.installed) return oauthError('application_cannot_be_found', 'The application is not installed on this shop')
  if (parameters['grant_type'] === GRANT.refresh) return refresh(world, shop, parameters)
  if (parameters['grant_type'] === GRANT.exchange) return exchange(world, shop, parameters)
  return oauthError('unsupported_grant_type', 'The grant type is not supported')
}

function exchange(world: World, shop: Shop, parameters: Parameters): Reply {
  const expiring = parameters['expiring'] === '1'
  const subject = parameters['subject_token'] ?? ''
  if (parameters['subject_token_type'] === TOKEN_TYPE.offline) {
    if (!expiring || !shop.tokens.isValid(subject)) return oauthError('invalid_subject_token', 'Invalid subject token')
    shop.tokens.revokeAll()
    return tokens(world, shop.tokens.issue({ expiring }))
  }
  const { apiKey, apiSecret } = world.app
  const isValid = isValidIdToken(subject, { shop: shop.identity.domain, apiKey, apiSecret })
  if (parameters['subject_token_type'] !== TOKEN_TYPE.id || !isValid) {
    return oauthError('invalid_subject_token', 'The id token is invalid or expired')
  }
  const issued = tokens(world, shop.tokens.issue({ expiring }))
  return parameters['requested_token_type'] === TOKEN_TYPE.online ? withUser(issued) : issued
}

function refresh(world: World, shop: Shop, parameters: Parameters): Reply {
  const issued = shop.tokens.refresh(parameters['refresh_token'] ?? '')
  return issued ? tokens(world, issued) : oauthError('invalid_grant', 'The refresh token is invalid or expired')
}

function tokens(world: World, { accessToken, refreshToken }: IssuedTokens): Reply {
  const lifetime = refreshToken && {
    expires_in: ACCESS_TOKEN_SECONDS,
    refresh_token: refreshToken,
    refresh_token_expires_in: REFRESH_TOKEN_SECONDS,
  }
  return json(200, { access_token: accessToken, scope: world.app.scopes.join(','), ...lifetime })
}

function withUser(reply: Reply): Reply {
  const user = { id: 1, first_name: 'Sandbox', last_name: 'Owner', email: 'owner@example.com', account_owner: true }
  const extra = { associated_user: { ...user, locale: 'en', collaborator: false, email_verified: true } }
  return json(200, { ...(JSON.parse(String(reply.body)) as object), associated_user_scope: '', ...extra })
}

function oauthError(error: string, description: string, status = 400): Reply {
  return json(status, { error, error_description: description })
}

function readParameters(request: SandboxRequest): Parameters {
  const text = request.body.toString('utf8')
  if (!request.headers['content-type']?.includes('json')) return Object.fromEntries(new URLSearchParams(text))
  try {
    return JSON.parse(text) as Parameters
  } catch {
    return {}
  }
}
