import { AuthScopes } from '@shopify/shopify-api'
import type { ConnectionStatusReason } from '../core/connections/status-reason.ts'
import { env } from '../env.server.ts'

/** What the granted scopes (comma separated) allow. `write_products` implies `read_products`. */
export function connectionStatusFor(grantedScopes: string) {
  const missing: ConnectionStatusReason = 'missing_scopes'
  return new AuthScopes(grantedScopes).has(env.SCOPES)
    ? { status: 'active' as const, statusReason: null }
    : { status: 'needs_reconnect' as const, statusReason: missing }
}

/** Granted scopes as they are stored. */
export function listScopes(grantedScopes: string): string[] {
  return new AuthScopes(grantedScopes).toArray()
}
