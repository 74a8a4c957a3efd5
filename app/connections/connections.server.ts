import type { ConnectionStatusReason } from '../core/connections/status-reason.ts'
import type { Db } from '../db.server.ts'
import type { ConnectionStatus } from '../generated/prisma/client.ts'

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

/** Marks the Shopify connection of a shop. A disconnected one stays so until its shop authenticates again. */
export async function setShopConnection(
  shopDomain: string,
  status: ConnectionStatus,
  statusReason: ConnectionStatusReason | null,
  client: Db,
): Promise<void> {
  await client.connection.updateMany({
    where: { channel: 'shopify', accountKey: shopDomain, status: { not: 'disconnected' } },
    data: { status, statusReason },
  })
}
