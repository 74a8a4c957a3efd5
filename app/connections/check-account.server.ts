import type { ConnectionCheck } from '../core/channel/connector.ts'
import type { ConnectionStatusReason } from '../core/connections/status-reason.ts'
import { db } from '../db.server.ts'
import { systemClock } from '../lib/clock.ts'
import { openConnector } from './open-connector.server.ts'

/**
 * Asks the platform whether a connection works, what its account is called and which permissions it has, and keeps the answer.
 * Changes nothing there; repeating is safe. Throws `AppError` not_found and `ConnectorError`.
 */
export async function checkAccount(workspaceId: string, connectionId: string): Promise<ConnectionCheck> {
  const connector = await openConnector(workspaceId, connectionId)
  const check = await connector.check()
  const missing: ConnectionStatusReason | null = check.missingScopes.length > 0 ? 'missing_scopes' : null
  await db.$transaction(async (tx) => {
    const { accountKey } = await tx.connection.update({
      where: { id: connectionId, workspaceId },
      data: {
        status: missing ? 'needs_reconnect' : 'active',
        statusReason: missing,
        label: check.accountName,
        checkedAt: new Date(systemClock.now()),
      },
      select: { accountKey: true },
    })
    const { accountName: name, ianaTimezone } = check
    await tx.shop.updateMany({
      where: { workspaceId, domain: accountKey },
      data: { name, ...(ianaTimezone && { ianaTimezone }) },
    })
  })
  return check
}
