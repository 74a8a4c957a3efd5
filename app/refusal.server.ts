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
  if (!(error instanceof AppError)) throw error
  const refusal: Refusal = { ok: false, code: error.code, message: error.userMessage, field: error.field ?? null }
  return data(refusal, { status: error.status })
}

/** For loaders: a refusal becomes the page's error boundary, with its words and status. */
export function throwRefusal(error: unknown): never {
  throw refuse(error)
}
