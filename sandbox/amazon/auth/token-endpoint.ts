import type { Dispatched } from '../http/dispatch.ts'
import { json, type AmazonRequest } from '../http/exchange.ts'
import { gatewayPage } from '../http/gateway-page.ts'
import type { Grant } from '../state/model.ts'
import type { World } from '../state/world.ts'
import { authorize, issueAccessToken, isRefreshable } from './grants.ts'
import { LwaError } from './lwa-error.ts'
import { tokenFields } from './token-request.ts'

const GRANTLESS_SCOPES = ['sellingpartnerapi::notifications', 'sellingpartnerapi::migration']

type Fields = Record<string, string>

/** By grant type, who the token will belong to. Source: the former developer guide, “Connecting to the Selling Partner API”. */
const GRANT_TYPES: Record<string, (world: World, fields: Fields) => Grant | null> = {
  authorization_code: (world, { code }) => exchange(world, code),
  refresh_token: (world, fields) => refresh(world, fields['refresh_token']),
  client_credentials: (_world, { scope }) => {
    if (!scope || !GRANTLESS_SCOPES.includes(scope)) throw new LwaError(scope ? 'scope' : 'request')
    return null
  },
}

/** `POST https://api.amazon.com/auth/o2/token`. */
export function answerToken(world: World, request: AmazonRequest): Dispatched {
  if (request.path !== '/auth/o2/token' || request.method !== 'POST') return { reply: gatewayPage(404) }
  try {
    const grant = grantOf(world, tokenFields(request))
    const { token, expiresInSeconds } = issueAccessToken(world, grant)
    const body = { access_token: token, token_type: 'bearer', expires_in: expiresInSeconds }
    const reply = json(200, grant ? { ...body, refresh_token: grant.refreshToken } : body)
    return { reply, sellerId: grant?.sellerId }
  } catch (error) {
    if (error instanceof LwaError) return { reply: error.toReply(), reason: error.message }
    throw error
  }
}

function grantOf(world: World, fields: Fields): Grant | null {
  const find = GRANT_TYPES[fields['grant_type'] ?? '']
  const { client_id: clientId, client_secret: clientSecret } = fields
  if (!find || !clientId || !clientSecret) throw new LwaError('request')
  const { application } = world
  if (clientId !== application.clientId || clientSecret !== application.clientSecret) throw new LwaError('client')
  return find(world, fields)
}

/** A code works once and for five minutes; a renewal replaces the seller's refresh token. */
function exchange(world: World, code: string | undefined): Grant {
  if (!code) throw new LwaError('request')
  const consent = world.codes.get(code)
  if (!consent || consent.isUsed || world.clock.now() > consent.expiresAt) throw new LwaError('code')
  consent.isUsed = true
  return authorize(world, consent)
}

function refresh(world: World, refreshToken: string | undefined): Grant {
  if (!refreshToken) throw new LwaError('request')
  const grant = world.grants.find((candidate) => candidate.refreshToken === refreshToken)
  if (!grant || !isRefreshable(world, grant)) throw new LwaError('refreshToken')
  if (grant.clientId !== world.application.clientId) throw new LwaError('otherClient')
  return grant
}
