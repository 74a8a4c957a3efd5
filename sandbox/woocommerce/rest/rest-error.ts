import type { Json, JsonObject } from '../json.ts'

/** An error as WordPress answers it: `{ code, message, data: { status, … } }`. */
export class RestError extends Error {
  readonly status: number
  readonly code: string
  readonly data: JsonObject
  /** Beside code, message and data; only PHP's own death has more. */
  readonly extra: JsonObject

  constructor(status: number, code: string, message: string, data: JsonObject = {}, extra: JsonObject = {}) {
    super(message)
    this.status = status
    this.code = code
    this.data = data
    this.extra = extra
  }

  toBody(): JsonObject {
    return { code: this.code, message: this.message, data: { status: this.status, ...this.data }, ...this.extra }
  }

  /** As an item of a batch, which carries no more than this. */
  toItem(id: Json): JsonObject {
    return { id, error: { code: this.code, message: this.message, data: { status: this.status, ...this.data } } }
  }
}

export const noRoute = (): RestError =>
  new RestError(404, 'rest_no_route', 'No route was found matching the URL and request method.')

/** PHP died. The html is in the message, as WordPress's fatal error handler writes it. */
export const criticalError = (): RestError =>
  new RestError(
    500,
    'internal_server_error',
    '<p>There has been a critical error on this website.</p><p><a href="https://wordpress.org/documentation/article/faq-troubleshooting/">Learn more about troubleshooting WordPress.</a></p>',
    {},
    { additional_errors: [] },
  )
