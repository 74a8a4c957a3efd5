import type { ConnectorError } from '../channel/connector-error.ts'

/**
 * What to do about a failed call. `needs_merchant`: nothing works until somebody reconnects the account. `needs_operator`: until
 * the platform accepts Mediaport again.
 */
export type RetryDecision =
  | { readonly kind: 'retry'; readonly afterMs: number }
  | { readonly kind: 'needs_merchant' }
  | { readonly kind: 'needs_operator' }
  | {
      readonly kind: 'permanent'
      /** One of several items may be the cause, so they are tried apart; an outage is everybody's. */
      readonly ofItems: boolean
    }

const firstDelayMs = 1000
const longestDelayMs = 60_000

/** Tries of one call before its items fail. Outages are waited out longer than refusals that may pass. */
const maxAttempts = { outage: 8, passing: 5, unclear: 3 }

/**
 * Decides about the `attempt`-th failure (from 1) of one call. `random` is 0 to 1 and spreads the delays, so that shops do not
 * come back all at once. A wait that the platform asks for is never shortened.
 */
export function decideRetry(error: ConnectorError, attempt: number, random: number): RetryDecision {
  switch (error.code) {
    case 'rate_limited':
    case 'timeout':
    case 'unavailable':
      return attempt < maxAttempts.outage ? retry(error, attempt, random) : { kind: 'permanent', ofItems: false }
    case 'conflict':
      return attempt < maxAttempts.passing ? retry(error, attempt, random) : { kind: 'permanent', ofItems: true }
    // The effect was looked for and not found; doing it again is safe, but not for ever.
    case 'outcome_unknown':
    case 'invalid_response':
      return attempt < maxAttempts.unclear ? retry(error, attempt, random) : { kind: 'permanent', ofItems: true }
    case 'auth_expired':
    case 'access_too_weak':
    case 'account_suspended':
      return { kind: 'needs_merchant' }
    case 'app_refused':
      return { kind: 'needs_operator' }
    case 'forbidden':
    case 'not_found':
    case 'rejected':
      return { kind: 'permanent', ofItems: true }
  }
}

function retry({ details }: ConnectorError, attempt: number, random: number): RetryDecision {
  const backOffMs = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1))
  const jitteredMs = Math.round(backOffMs * (0.5 + random / 2))
  return { kind: 'retry', afterMs: Math.max(details.retryAfterMs ?? 0, jitteredMs) }
}
