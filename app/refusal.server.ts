import { data } from '@remix-run/node'
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
