import { AppError } from '../errors.ts'
import { wordsOfSellerIssue, type SellerIssueCode } from './seller-issue.ts'

/** A seller could not be connected: why, in words. `reason` is for programs. */
export class SellerRefusal extends AppError {
  readonly reason: SellerIssueCode

  constructor(reason: SellerIssueCode, cause?: unknown) {
    const { code, message: userMessage, field } = wordsOfSellerIssue(reason)
    super(code, `seller not connected: ${reason}`, { userMessage, field, cause })
    this.name = 'SellerRefusal'
    this.reason = reason
  }
}
