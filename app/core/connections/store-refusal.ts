import { AppError, type AppErrorCode } from '../errors.ts'
import { wordsOfStoreIssue, type StoreIssueCode } from './store-issue.ts'

/** Of these the store is the cause, and trying again may help; the rest the merchant must change. */
const passing: ReadonlySet<StoreIssueCode> = new Set([
  'unreachable',
  'timeout',
  'maintenance',
  'server_error',
  'unreadable',
])

/** A store could not be connected: why, in words, and beside which field. `reason` is for programs. */
export class StoreRefusal extends AppError {
  readonly reason: StoreIssueCode

  constructor(reason: StoreIssueCode, cause?: unknown) {
    const code: AppErrorCode = passing.has(reason) ? 'channel_unavailable' : 'invalid_input'
    const { message: userMessage, field } = wordsOfStoreIssue(reason)
    super(code, `store not connected: ${reason}`, { userMessage, field, cause })
    this.name = 'StoreRefusal'
    this.reason = reason
  }
}
