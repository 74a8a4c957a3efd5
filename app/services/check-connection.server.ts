import { checkAccount } from '../connections/check-account.server.ts'
import type { ConnectionCheck } from '../core/channel/connector.ts'
import { ConnectorError } from '../core/channel/connector-error.ts'
import { connectorErrorWords } from '../core/channel/connector-error-words.ts'
import { wordsOfStatusReason } from '../core/connections/status-reason.ts'
import { AppError } from '../core/errors.ts'
import { isRecordId } from '../core/record-id.ts'
import { db } from '../db.server.ts'
import { enqueue } from '../pipeline/queue.server.ts'

/**
 * Asks the platform whether a connection works and what it lets us do, and keeps the answer; what waited for it goes on. Changes
 * nothing there; repeating is safe. Throws `AppError`: `not_found`, or `channel_unavailable` where the platform gave no answer.
 */
export async function checkConnection(workspaceId: string, connectionId: string): Promise<ConnectionCheck> {
  if (!isRecordId(connectionId)) {
    throw new AppError('not_found', `no connection ${connectionId}`, {
      userMessage: 'This connection no longer exists.',
    })
  }
  try {
    const { check, recovered } = await checkAccount(workspaceId, connectionId)
    if (recovered) await enqueue('advance-lane', { connectionId }, { once: connectionId })
    return check
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    throw new AppError('channel_unavailable', `check failed: ${error.code}`, {
      userMessage: (await wordsOfRefusal(workspaceId, connectionId)) ?? connectorErrorWords[error.code],
      cause: error,
    })
  }
}

/** An account that refuses us says more than its error: what the merchant does about it depends on the channel. */
async function wordsOfRefusal(workspaceId: string, id: string): Promise<string | null> {
  const { status, statusReason } = await db.connection.findUniqueOrThrow({
    where: { id, workspaceId },
    select: { status: true, statusReason: true },
  })
  return status === 'active' ? null : wordsOfStatusReason(statusReason)
}
