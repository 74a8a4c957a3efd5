import { openConnector } from '../connections/open-connector.server.ts'
import type { ConnectionCheck } from '../core/channel/connector.ts'
import { ConnectorError } from '../core/channel/connector-error.ts'
import { connectorErrorWords } from '../core/channel/connector-error-words.ts'
import type { ConnectionStatusReason } from '../core/connections/status-reason.ts'
import { AppError } from '../core/errors.ts'
import { db } from '../db.server.ts'
import { systemClock } from '../lib/clock.ts'
import { isUuid } from '../lib/ids.ts'

/**
 * Asks the platform whether a connection works and which permissions it has, and keeps the answer. Changes nothing there;
 * repeating is safe. Throws `AppError`: `not_found`, or `channel_unavailable` where the platform gave no answer.
 */
export async function checkConnection(workspaceId: string, connectionId: string): Promise<ConnectionCheck> {
  await requireConnection(workspaceId, connectionId)
  const check = await askPlatform(workspaceId, connectionId)
  const missing: ConnectionStatusReason | null = check.missingScopes.length > 0 ? 'missing_scopes' : null
  await db.connection.updateMany({
    where: { id: connectionId, workspaceId, status: { not: 'disconnected' } },
    data: {
      status: missing ? 'needs_reconnect' : 'active',
      statusReason: missing,
      checkedAt: new Date(systemClock.now()),
    },
  })
  return check
}

async function requireConnection(workspaceId: string, connectionId: string): Promise<void> {
  const found = isUuid(connectionId) && (await db.connection.count({ where: { id: connectionId, workspaceId } })) > 0
  if (found) return
  throw new AppError('not_found', `no connection ${connectionId}`, { userMessage: 'This connection no longer exists.' })
}

async function askPlatform(workspaceId: string, connectionId: string): Promise<ConnectionCheck> {
  try {
    const connector = await openConnector(workspaceId, connectionId)
    return await connector.check()
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    throw new AppError('channel_unavailable', `check failed: ${error.code}`, {
      userMessage: connectorErrorWords[error.code],
      cause: error,
    })
  }
}
