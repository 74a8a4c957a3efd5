import type { Channel } from './channel.ts'
import type { ConnectorErrorCode } from './connector-error.ts'

/**
 * What a merchant reads when the platform could not answer a page: what happened, and what to do now. Nothing was written in
 * these cases; failed items of an export have words of their own.
 */
export const connectorErrorWords: Record<ConnectorErrorCode, string> = {
  auth_expired: 'Your store no longer accepts our access. Reload this page to renew it.',
  access_too_weak:
    'Your store lets Mediaport in, but no longer lets it work. Open Settings to see which permission is missing.',
  account_suspended:
    'Your store is frozen or locked. Settle that with its platform (often a bill is unpaid), then try again.',
  forbidden: 'Mediaport may not read this in your store. Open Settings to see which permission is missing.',
  app_refused: 'The platform does not accept Mediaport at the moment. You need not do anything; we have been told.',
  rate_limited: 'Your store is busy with other requests. Wait a minute, then try again.',
  not_found: 'Your store no longer has this. It may have been deleted.',
  rejected: 'Your store refused the request. Try again; if it keeps happening, check the connection in Settings.',
  conflict: 'This changed in your store at the same moment. Try again.',
  timeout: 'Your store took too long to answer. Try again.',
  unavailable: 'Your store can’t be reached at the moment. Try again in a few minutes.',
  invalid_response: 'Your store gave an answer we couldn’t read. Try again in a few minutes.',
  outcome_unknown: 'The connection broke before your store answered. Try again.',
}

/** What is different where the account is not the shop that the merchant is looking from. */
const wordsElsewhere: Partial<Record<ConnectorErrorCode, string>> = {
  access_too_weak:
    'The store lets Mediaport in, but no longer lets it work. Open its page in Settings to see what is missing.',
  auth_expired: 'The store no longer accepts our access. Reconnect it in Settings.',
  forbidden: 'Mediaport may not read this in the store. Open its page in Settings to see what is missing.',
}

/** The same for an account of a channel. */
export function wordsOfConnectorError(code: ConnectorErrorCode, channel: Channel): string {
  return (channel === 'shopify' ? undefined : wordsElsewhere[code]) ?? connectorErrorWords[code]
}
