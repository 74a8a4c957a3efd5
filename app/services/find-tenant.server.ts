import { db, type Db } from '../db.server.ts'

/** Whose data a request may touch: the workspace of a shop, and the shop's own connection in it. */
export interface Tenant {
  readonly workspaceId: string
  readonly shopDomain: string
  readonly connectionId: string
}

/** The tenant of an installed shop; null before the first authentication and after an uninstall. */
export async function findTenant(shopDomain: string, client: Db = db): Promise<Tenant | null> {
  const shop = await client.shop.findUnique({
    where: { domain: shopDomain, uninstalledAt: null },
    select: {
      workspaceId: true,
      workspace: {
        select: {
          connections: {
            where: { channel: 'shopify', accountKey: shopDomain, status: { not: 'disconnected' } },
            select: { id: true },
          },
        },
      },
    },
  })
  const connection = shop?.workspace.connections[0]
  return shop && connection ? { workspaceId: shop.workspaceId, shopDomain, connectionId: connection.id } : null
}
