import { checkAccount } from '../../connections/check-account.server.ts'
import { ConnectorError, type ConnectorErrorCode } from '../../core/channel/connector-error.ts'
import { AppError } from '../../core/errors.ts'
import { log } from '../../log.server.ts'

/** Learns what an account is called, where it is and whether it lets us in. A connection that does not work is left marked. */
export async function readAccount(ids: { workspaceId: string; connectionId: string }): Promise<void> {
  try {
    await checkAccount(ids.workspaceId, ids.connectionId)
  } catch (error) {
    if (!isFinal(error)) throw error
    log.info({ ...ids, code: error.code }, 'account not read')
  }
}

/** Asking again at once would be answered the same. */
const finalCodes: ReadonlySet<ConnectorErrorCode> = new Set([
  'auth_expired',
  'access_too_weak',
  'account_suspended',
  'forbidden',
  'app_refused',
])

function isFinal(error: unknown): error is ConnectorError | AppError {
  if (error instanceof AppError) return error.code === 'not_found'
  return error instanceof ConnectorError && finalCodes.has(error.code)
}
