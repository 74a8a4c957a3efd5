import { data } from '@remix-run/node'
import { connectorErrorWords } from './core/channel/connector-error-words.ts'
import { ConnectorError } from './core/channel/connector-error.ts'
import { AppError, type AppErrorCode } from './core/errors.ts'

/** What a page shows of a refused request: the words, and the field they belong to. */
export interface Refusal {
  readonly ok: false
  readonly code: AppErrorCode
  readonly message: string
  readonly field: string | null
}

/** An action's answer to a refused request, with its status. Anything that is not a refusal is thrown on. */
export function refuse(error: unknown) {
  const refusal = asRefusal(error)
  return data(refusal.body, { status: refusal.status })
}

/** The same where planning was refused, by us or by the platform that was asked what it shows. */
export function refusePlan(error: unknown) {
  if (!(error instanceof ConnectorError)) return refuse(error)
  const userMessage = connectorErrorWords[error.code]
  return refuse(new AppError('channel_unavailable', `not planned: ${error.code}`, { userMessage, cause: error }))
}

/** For loaders: a refusal becomes the page's error boundary, with its words and status. */
export function throwRefusal(error: unknown): never {
  throw refuse(error)
}

/** The same for routes without a page, as JSON. */
export function refusalResponse(error: unknown): Response {
  const refusal = asRefusal(error)
  return Response.json(refusal.body, { status: refusal.status })
}

function asRefusal(error: unknown): { body: Refusal; status: number } {
  if (!(error instanceof AppError)) throw error
  const { code, userMessage: message, field = null, status } = error
  return { body: { ok: false, code, message, field }, status }
}
