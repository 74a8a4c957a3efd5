import type { AppErrorCode } from '../errors.ts'

interface IssueWords {
  readonly code: AppErrorCode
  /** What happened and what to do now. */
  readonly message: string
  /** The field of a form that it stands beside. */
  readonly field?: 'marketplaceId' | 'marketplaceIds'
}

/** Everything that can stand between us and a seller on Amazon while it is connected. */
const issues = {
  not_set_up: {
    code: 'conflict',
    message:
      'Amazon isn’t set up in this installation of Mediaport. Whoever runs it adds its app at Amazon; the operator guide says how.',
  },
  unknown_marketplace: {
    code: 'invalid_input',
    message: 'Choose the Amazon store where you sell.',
    field: 'marketplaceId',
  },
  over: {
    code: 'not_found',
    message:
      'This consent is over: it was used already, or more than 15 minutes have passed. Nothing was connected by it. Start again.',
  },
  denied: {
    code: 'conflict',
    message: 'Amazon was given no consent, so nothing was connected. Continue to Amazon again and confirm there.',
  },
  code_expired: {
    code: 'conflict',
    message:
      'Amazon’s answer could not be used any more: it has to arrive within five minutes, and once. Nothing was connected. Continue to Amazon again.',
  },
  other_seller: {
    code: 'conflict',
    message:
      'Consent was given by another seller than the one connected here, so nothing was changed. Sign in to Seller Central with that seller’s account, or connect this one as a new seller.',
  },
  role_missing: {
    code: 'conflict',
    message:
      'You gave consent, and Amazon refuses Mediaport all the same; it does not say why. Either Mediaport lacks the role “Product Listing” at Amazon, or got it after you gave consent (then continue to Amazon again), or this seller sells in another region than the one chosen.',
  },
  revoked: {
    code: 'conflict',
    message: 'The consent was taken back in Seller Central before it could be used. Continue to Amazon again.',
  },
  no_marketplaces: {
    code: 'conflict',
    message:
      'This seller does not sell in any marketplace of the region. Check in Seller Central that the account is active, or choose the region where you sell.',
  },
  none_chosen: { code: 'invalid_input', message: 'Choose at least one marketplace.', field: 'marketplaceIds' },
  not_participating: {
    code: 'invalid_input',
    message: 'This seller does not sell in one of these marketplaces. Choose among those that Amazon names.',
    field: 'marketplaceIds',
  },
  app_refused: {
    code: 'channel_unavailable',
    message:
      'Amazon doesn’t accept Mediaport itself at the moment. Whoever runs it has been told. Nothing is wrong with your account; try again later.',
  },
  unavailable: {
    code: 'channel_unavailable',
    message: 'Amazon gave no answer that can be used. Try again in a few minutes.',
  },
} as const satisfies Record<string, IssueWords>

export type SellerIssueCode = keyof typeof issues

export const sellerIssueCodes = Object.keys(issues) as [SellerIssueCode, ...SellerIssueCode[]]

export function wordsOfSellerIssue(code: SellerIssueCode): IssueWords {
  return issues[code]
}
