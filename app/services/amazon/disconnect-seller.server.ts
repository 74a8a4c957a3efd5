import { besideOnAmazon } from '../../connections/connections.server.ts'
import { db } from '../../db.server.ts'
import { disconnectAccount } from '../disconnect-account.server.ts'
import { sellerToRenew } from './seller-to-renew.server.ts'

/**
 * Ends all connections that share the consent of this one, itself among them, as each alone would be ended. Repeating is safe. Throws
 * `AppError` not_found.
 */
export async function disconnectSeller(workspaceId: string, connectionId: string): Promise<void> {
  await sellerToRenew({ workspaceId, connectionId })
  const { accountKey } = await db.connection.findUniqueOrThrow({ where: { id: connectionId, workspaceId } })
  const connections = await db.connection.findMany({
    where: { ...besideOnAmazon({ id: connectionId, accountKey }), workspaceId, status: { not: 'disconnected' } },
    select: { id: true },
  })
  for (const { id } of connections) await disconnectAccount(workspaceId, id)
}
