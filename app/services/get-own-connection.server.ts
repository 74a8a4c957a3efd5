import { AppError } from '../core/errors.ts'
import { isRecordId } from '../core/record-id.ts'
import { db } from '../db.server.ts'
import type { Connection } from '../generated/prisma/client.ts'

/**
 * An account whose name, settings and access are kept here; those of Shopify are kept in Shopify. Throws `AppError` not_found,
 * and conflict for an account of Shopify.
 */
export async function getOwnConnection(workspaceId: string, connectionId: string): Promise<Connection> {
  const connection = isRecordId(connectionId)
    ? await db.connection.findUnique({ where: { id: connectionId, workspaceId } })
    : null
  if (!connection) {
    throw new AppError('not_found', `no connection ${connectionId}`, {
      userMessage: 'This connection no longer exists.',
    })
  }
  if (connection.channel !== 'shopify') return connection
  throw new AppError('conflict', `connection ${connectionId} belongs to an installation`, {
    userMessage: 'This store is managed in Shopify: it is connected as long as Mediaport is installed there.',
  })
}
