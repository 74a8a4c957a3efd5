/** The closed list of ways in which a platform can fail us. Every connector speaks it; nobody else reads platform codes. */
export const connectorErrorCodes = [
  'auth_expired',
  'access_too_weak',
  'account_suspended',
  'forbidden',
  'app_refused',
  'rate_limited',
  'not_found',
  'rejected',
  'conflict',
  'timeout',
  'unavailable',
  'invalid_response',
  'outcome_unknown',
] as const

export type ConnectorErrorCode = (typeof connectorErrorCodes)[number]

export interface ConnectorErrorDetails {
  /** The platform's own code and text, kept for the merchant's results file. */
  readonly platformCode?: string
  readonly platformMessage?: string
  /** With `rate_limited` and `unavailable`: how long the platform asked us to wait. */
  readonly retryAfterMs?: number
  readonly requestId?: string
  /** The picture that the request was about, where it was about one. */
  readonly renditionKey?: string
  readonly cause?: unknown
}

/**
 * Thrown by connectors. `outcome_unknown` means that the request may have taken effect although no answer came:
 * observe the platform before repeating it. `access_too_weak`: the account lets us in, and no longer allows anything that exports need
 * (a role was taken away); `account_suspended`: the platform has closed the account itself for now, to everybody; `forbidden`: not
 * this one thing. `app_refused`: the platform refuses Mediaport itself, such as for a client secret that was not rotated; accounts
 * stay connected, and whoever operates this installation must act.
 */
export class ConnectorError extends Error {
  readonly code: ConnectorErrorCode
  readonly details: ConnectorErrorDetails

  constructor(code: ConnectorErrorCode, message: string, details: ConnectorErrorDetails = {}) {
    super(message, { cause: details.cause })
    this.name = 'ConnectorError'
    this.code = code
    this.details = details
  }
}
