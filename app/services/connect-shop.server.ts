import { exchangeIdToken } from '../connections/exchange-id-token.server.ts'
import { ensureTenant } from './ensure-tenant.server.ts'
import type { Tenant } from './find-tenant.server.ts'

/**
 * Sets up a shop from a user's verified id token: what the first page of the embedded app does, for callers of the HTTP API.
 * Safe to repeat. Throws AppError `unauthenticated` and `channel_unavailable`.
 */
export async function connectShop(input: { shopDomain: string; idToken: string }): Promise<Tenant> {
  const session = await exchangeIdToken(input)
  return ensureTenant({ shopDomain: input.shopDomain, grantedScopes: session.scope ?? '' })
}
