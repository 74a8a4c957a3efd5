/**
 * Why a request to Mediaport itself could not be served. The HTTP status belongs to the code, so that pages and the API
 * answer the same refusal in the same way.
 */
export const appErrorStatus = {
  invalid_input: 422,
  malformed_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  plan_outdated: 409,
  exports_overlap: 409,
  idempotency_key_reused: 422,
  idempotency_in_flight: 409,
  too_large: 413,
  unsupported_media: 415,
  rate_limited: 429,
  needs_reconnect: 409,
  channel_unavailable: 502,
  internal: 500,
} as const

export type AppErrorCode = keyof typeof appErrorStatus

export interface AppErrorOptions {
  /** For people: what happened, to what, and what to do now. */
  readonly userMessage: string
  /** The input field the message belongs to, as a dotted path. */
  readonly field?: string
  readonly cause?: unknown
}

/** A refusal with a code for programs, a message for logs (ids, never secrets) and words for people. */
export class AppError extends Error {
  readonly code: AppErrorCode
  readonly userMessage: string
  readonly field: string | undefined

  constructor(code: AppErrorCode, message: string, options: AppErrorOptions) {
    super(message, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.userMessage = options.userMessage
    this.field = options.field
  }

  get status(): number {
    return appErrorStatus[this.code]
  }
}
