import { db, type Db } from '../db.server.ts'

/** Whose data a request may touch: the workspace of a shop, and the shop's own connection in it. */
export interface Tenant {
  readonly workspaceId: string
  readonly shopDomain: string
  readonly connectionId: string
}

export interface FoundTenant extends Tenant {
  /** Its connection asks to be renewed. */
  readonly needsReconnect: boolean
}

/** The tenant of an installed shop; null before the first authentication and after an uninstall. */
export async function findTenant(shopDomain: string, client: Db = db): Promise<FoundTenant | null> {
  const shop = await client.shop.findUnique({
    where: { domain: shopDomain, uninstalledAt: null },
    select: {
      workspaceId: true,
      workspace: {
        select: {
          connections: {
            where: { channel: 'shopify', accountKey: shopDomain, status: { not: 'disconnected' } },
            select: { id: true, status: true },
          },
        },
      },
    },
  })
  const connection = shop?.workspace.connections[0]
  if (!shop || !connection) return null
  const { id: connectionId, status } = connection
  return { workspaceId: shop.workspaceId, shopDomain, connectionId, needsReconnect: status === 'needs_reconnect' }
}
