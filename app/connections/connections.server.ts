import type { Channel } from '../core/channel/channel.ts'
import type { ConnectionStatusReason } from '../core/connections/status-reason.ts'
import type { Db } from '../db.server.ts'
import type { Connection, ConnectionStatus, Prisma } from '../generated/prisma/client.ts'
import { log } from '../log.server.ts'
import { accountsBeside } from './seller-accounts.server.ts'

/** Goes with whatever says that an account lets us in: see `AccessInUse`. */
export const letsInAnew = { accessVersion: { increment: 1 } } as const

/**
 * Shopify no longer accepts a shop's tokens: the connection asks to be renewed, and the session loses its access token, so
 * that the merchant's next visit exchanges a new one.
 */
export async function markTokenRefused(shopDomain: string, tx: Db): Promise<void> {
  await tx.session.updateMany({
    where: { shop: shopDomain },
    data: { accessTokenSealed: null, refreshTokenSealed: null },
  })
  await setShopConnection(shopDomain, 'needs_reconnect', 'token_refused', tx)
}

/** The line that operators set an alarm on; the operator guide names it. */
export function alarmAppRefused(channel: Channel, fields: Readonly<Record<string, string | undefined>>): void {
  log.error({ alarm: `${channel}_app_refused`, ...fields }, 'the platform refuses this app: look at its client secret')
}

/** A seller gives one consent for all marketplaces of a region, and takes it back for all of them. */
export function besideOnAmazon({ id, accountKey }: Pick<Connection, 'id' | 'accountKey'>): Prisma.ConnectionWhereInput {
  const workspace = { connections: { some: { id } } }
  return { workspace, channel: 'amazon', accountKey: { in: accountsBeside(accountKey) } }
}

/** Marks the Shopify connection of a shop. A disconnected one stays so until its shop authenticates again. */
export async function setShopConnection(
  shopDomain: string,
  status: ConnectionStatus,
  statusReason: ConnectionStatusReason | null,
  client: Db,
): Promise<void> {
  await client.connection.updateMany({
    where: { channel: 'shopify', accountKey: shopDomain, status: { not: 'disconnected' } },
    data: { status, statusReason, ...(status === 'active' && letsInAnew) },
  })
}
