import { z } from 'zod'
import { ConnectorError } from '../core/channel/connector-error.ts'
import { connectorErrorWords } from '../core/channel/connector-error-words.ts'
import { sellerIssueCodes } from '../core/connections/seller-issue.ts'
import { SellerRefusal } from '../core/connections/seller-refusal.ts'
import { storeIssueCodes } from '../core/connections/store-issue.ts'
import { StoreRefusal } from '../core/connections/store-refusal.ts'
import { AppError, appErrorStatus, type AppErrorCode } from '../core/errors.ts'
import { ExportsOverlapError } from '../core/export/exports-overlap-error.ts'
import { BodyTooLargeError } from '../lib/http.ts'
import { log } from '../log.server.ts'
import { overlapSchema, toOverlapView } from './overlap-view.ts'

const codes = Object.keys(appErrorStatus) as [AppErrorCode, ...AppErrorCode[]]

/** RFC 9457 problem details, with our `code` and the input fields concerned. */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: 'Names the kind of problem', example: 'urn:mediaport:problem:not_found' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What happened and what to do now' }),
    code: z.enum(codes),
    reason: z
      .enum([...storeIssueCodes, ...sellerIssueCodes])
      .optional()
      .meta({ description: 'Why a WooCommerce store or a seller on Amazon could not be connected' }),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    overlaps: z
      .array(overlapSchema)
      .readonly()
      .optional()
      .meta({ description: 'With `exports_overlap`: who owns what' }),
  })
  .meta({ id: 'Problem' })

export type Problem = z.infer<typeof problemSchema>

const titles: Record<AppErrorCode, string> = {
  invalid_input: 'The request says something that cannot be done',
  malformed_request: 'The request cannot be read',
  unauthenticated: 'Not signed in',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  conflict: 'Conflict with the present state',
  plan_outdated: 'The plan is out of date',
  exports_overlap: 'Another export works on one of the products',
  idempotency_key_reused: 'The Idempotency-Key was used for another request',
  idempotency_in_flight: 'A request with this Idempotency-Key is still under way',
  too_large: 'Too large',
  unsupported_media: 'Unsupported content type',
  rate_limited: 'Too many requests',
  needs_reconnect: 'The connection must be renewed',
  channel_unavailable: 'The platform did not answer',
  internal: 'Something went wrong',
}

/** The input did not parse: every field with its own words. */
export class InvalidInputError extends AppError {
  readonly errors: readonly { field: string; message: string }[]

  constructor(error: z.ZodError) {
    const errors = error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
    const [first] = errors
    const userMessage = errors.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join('; ')
    super('invalid_input', `invalid: ${errors.map(({ field }) => field).join(', ')}`, {
      userMessage,
      field: first?.field,
    })
    this.errors = errors
  }
}

/** Any failure of a request as a problem. What nobody foresaw is logged and answered without details. */
export function toProblem(error: unknown): Problem {
  const known = toAppError(error)
  if (!known) {
    log.error({ err: error }, 'unforeseen failure of an API request')
    return problemOf(
      'internal',
      'The request failed on our side. Try again; nothing is done twice with the same Idempotency-Key.',
    )
  }
  const errors = known instanceof InvalidInputError ? known.errors : fieldError(known)
  return {
    ...problemOf(known.code, known.userMessage),
    ...(errors.length > 0 && { errors: [...errors] }),
    ...((known instanceof StoreRefusal || known instanceof SellerRefusal) && { reason: known.reason }),
    ...(known instanceof ExportsOverlapError && { overlaps: known.overlaps.map(toOverlapView) }),
  }
}

export function problemResponse(problem: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  })
}

function problemOf(code: AppErrorCode, detail: string): Problem {
  return { type: `urn:mediaport:problem:${code}`, title: titles[code], status: appErrorStatus[code], detail, code }
}

function toAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error
  if (error instanceof BodyTooLargeError) {
    return new AppError('too_large', error.message, { userMessage: `${error.message}.` })
  }
  if (!(error instanceof ConnectorError)) return null
  const needsMerchant = ['auth_expired', 'access_too_weak', 'account_suspended', 'forbidden'].includes(error.code)
  return new AppError(needsMerchant ? 'needs_reconnect' : 'channel_unavailable', error.message, {
    userMessage: connectorErrorWords[error.code],
    cause: error,
  })
}

function fieldError({ field, userMessage }: AppError) {
  return field ? [{ field, message: userMessage }] : []
}
