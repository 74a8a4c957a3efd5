import { findStoreCredentials } from '../connections/credentials.server.ts'
import { giveBackAccess } from '../connections/stores.server.ts'
import type { ConnectionStatusReason } from '../core/connections/status-reason.ts'
import { db, type Db } from '../db.server.ts'
import { cancelRun } from './cancel-export.server.ts'
import { getOwnConnection } from './get-own-connection.server.ts'

const reason: ConnectionStatusReason = 'disconnected_here'

/**
 * Ends a connection: open exports are cancelled, its credentials are forgotten, and revoked where the store lets us; its listings
 * and exports stay for history. Answers whether the store knows them no longer. Repeating is safe. Throws `AppError` not_found, conflict.
 */
export async function disconnectAccount(workspaceId: string, connectionId: string): Promise<{ revoked: boolean }> {
  const { id, channel, credentialsSealed } = await getOwnConnection(workspaceId, connectionId)
  // A consent at Amazon covers other stores of the seller too, and only the seller can take it back.
  const credentials = channel === 'woocommerce' ? findStoreCredentials(id, credentialsSealed) : null
  await db.$transaction(async (tx) => {
    await cancelOpenRuns(workspaceId, id, tx)
    await tx.connection.update({
      where: { id, workspaceId },
      data: { status: 'disconnected', statusReason: reason, credentialsSealed: null },
    })
  })
  return { revoked: credentials !== null && (await giveBackAccess(credentials)) }
}

async function cancelOpenRuns(workspaceId: string, connectionId: string, tx: Db): Promise<void> {
  // In the order in which everybody takes several runs of an account.
  const open = await tx.exportRun.findMany({
    where: { workspaceId, connectionId, state: { notIn: ['finished', 'cancelled', 'cancelling'] } },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  for (const { id: runId } of open) await cancelRun(tx, { workspaceId, runId })
}
