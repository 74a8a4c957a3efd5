import { randomBytes } from 'node:crypto'
import type { AccessToken, Grant } from '../state/model.ts'
import type { Seller } from '../state/seller.ts'
import type { World } from '../state/world.ts'

const YEAR_MS = 365 * 86_400_000
const ACCESS_TOKEN_MS = 3_600_000

const secret = (prefix: string): string => prefix + randomBytes(48).toString('base64url')

/** A seller's consent. An earlier one of the same seller ends: its refresh token is replaced. */
export function authorize(world: World, { sellerId, region }: Pick<Seller, 'sellerId' | 'region'>): Grant {
  for (const grant of world.grants) if (grant.sellerId === sellerId) grant.isReplaced = true
  const { clientId, roles } = world.application
  const grant: Grant = {
    ...{ id: world.next(), sellerId, region, clientId, roles: [...roles] },
    refreshToken: secret('Atzr|'),
    authorizedAt: world.clock.now(),
    ...{ isRevoked: false, isReplaced: false },
  }
  world.grants.push(grant)
  return grant
}

/** The seller takes every consent back. */
export function revoke(world: World, sellerId: string): void {
  for (const grant of world.grants) if (grant.sellerId === sellerId) grant.isRevoked = true
}

export function currentGrant(world: World, sellerId: string): Grant | undefined {
  return world.grants.find((grant) => grant.sellerId === sellerId && isRefreshable(world, grant))
}

/** Whether a consent still gives tokens. */
export function isRefreshable(world: World, grant: Grant): boolean {
  return !grant.isReplaced && isValid(world, grant)
}

/** A consent ends after 365 days. */
export function isValid(world: World, { isRevoked, authorizedAt }: Grant): boolean {
  return !isRevoked && world.clock.now() < authorizedAt + YEAR_MS
}

/** A token for the calls of one seller, or of nobody for calls without one. */
export function issueAccessToken(world: World, grant: Grant | null): { token: string; expiresInSeconds: number } {
  const token = secret('Atza|')
  const held: AccessToken = {
    grant,
    clientId: world.application.clientId,
    expiresAt: world.clock.now() + ACCESS_TOKEN_MS,
  }
  world.accessTokens.set(token, held)
  return { token, expiresInSeconds: ACCESS_TOKEN_MS / 1_000 }
}
