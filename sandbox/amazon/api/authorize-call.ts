import type { FaultEffect } from '../control/faults.ts'
import { isValid, revoke } from '../auth/grants.ts'
import type { AmazonRequest } from '../http/exchange.ts'
import { apiRegion } from '../http/hosts.ts'
import type { MatchedOperation } from '../model/operations.ts'
import { PRODUCT_LISTING, type Grant } from '../state/model.ts'
import type { Seller } from '../state/seller.ts'
import type { World } from '../state/world.ts'
import { ApiError } from './api-error.ts'

/** APIs that every app with any role may call. */
const WITHOUT_ROLE = ['sellers']

/** Whose call it is. Throws 403 with one and the same body for every reason but an old token. */
export function authorizeCall(
  world: World,
  { host, headers }: AmazonRequest,
  { operation, path }: MatchedOperation,
  fault: FaultEffect | null,
): { grant: Grant; seller: Seller } {
  const grant = grantOf(world, headers['x-amz-access-token'], fault)
  if (fault?.kind === 'token-revoked') revoke(world, grant.sellerId)
  if (!isValid(world, grant)) throw ApiError.unauthorized('consent taken back or older than a year')
  if (grant.region !== apiRegion(host)) throw ApiError.unauthorized(`token of region ${grant.region}`)
  if (!WITHOUT_ROLE.includes(operation.model) && !grant.roles.includes(PRODUCT_LISTING)) {
    throw ApiError.unauthorized(`role ${PRODUCT_LISTING} missing`)
  }
  if (path['sellerId'] !== undefined && path['sellerId'] !== grant.sellerId) {
    throw ApiError.unauthorized('token of another seller')
  }
  const seller = world.sellers.get(grant.sellerId)
  if (!seller) throw ApiError.unauthorized('seller is gone')
  return { grant, seller }
}

function grantOf(world: World, token: string | undefined, fault: FaultEffect | null): Grant {
  const held = world.accessTokens.get(token ?? '')
  if (!held?.grant) throw ApiError.unauthorized(token ? 'unknown or grantless access token' : 'no access token')
  if (fault?.kind === 'token-expired' || world.clock.now() >= held.expiresAt) {
    throw ApiError.unauthorized('access token expired', 'The access token you provided has expired.')
  }
  return held.grant
}
