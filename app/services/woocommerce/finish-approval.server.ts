import { StoreRefusal } from '../../core/connections/store-refusal.ts'
import { AppError } from '../../core/errors.ts'
import { approvalAttempts } from './approval-attempts.server.ts'
import { connectStore } from './connect-store.server.ts'

/**
 * Connects the store that was approved, with what it gave. Repeating is safe: once connected, it answers the same connection, or
 * takes over what the store has sent since. Throws `StoreRefusal`, and `AppError`: not_found after its time, conflict where
 * nothing was approved.
 */
export async function finishApproval(input: {
  workspaceId: string
  attemptId: string
}): Promise<{ connectionId: string }> {
  const { workspaceId } = input
  const attempt = await approvalAttempts.find(workspaceId, input.attemptId)
  if (!attempt) {
    throw new AppError('not_found', `no approval ${input.attemptId}`, {
      userMessage: 'This approval is over: it has to be finished within 15 minutes. Start again.',
    })
  }
  const { grant, approvedElsewhere, siteUrl, connectionId, connectedAs } = attempt.payload
  if (approvedElsewhere) throw new StoreRefusal('approved_elsewhere')
  if (grant) {
    const connected = await connectStore({ workspaceId, siteUrl, grant, connectionId: connectedAs ?? connectionId })
    // Newer credentials that came in between stay, and are taken over next.
    await approvalAttempts.amend(attempt, { ...attempt.payload, grant: null, connectedAs: connected.connectionId })
    return connected
  }
  if (connectedAs) return { connectionId: connectedAs }
  throw new AppError('conflict', `approval ${attempt.id} brought nothing`, {
    userMessage: 'The store was not approved, so nothing was connected. Try again, or choose another way to connect.',
  })
}
