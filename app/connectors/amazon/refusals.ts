import { z } from 'zod'
import { ConnectorError, type ConnectorErrorCode } from '../../core/channel/connector-error.ts'
import type { AmazonReply } from './transport.ts'

const errorSchema = z.object({
  code: z.string(),
  message: z.string().catch(''),
  details: z.string().nullish(),
})

const errorsSchema = z.object({ errors: z.array(errorSchema).min(1) })

type ErrorRow = z.infer<typeof errorSchema>

const byStatus: Record<number, ConnectorErrorCode> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'not_found',
  408: 'timeout',
  429: 'rate_limited',
}

/** Amazon says no more than "Unauthorized" for all of these (developer-docs.amazon.com/sp-api/docs/authorization-errors). */
const whyForbidden =
  'Amazon refuses this call and does not say why. Either the app lacks the Product Listing role, or it was granted after this seller gave consent (reconnect the seller); or the seller does not sell in this marketplace or belongs to another region.'

/** Amazon could not take the address of a picture. */
const notHosted = /not hosted by amazon|media.?location/i

/** What an answer that is no success means. Bodies that are not JSON come from gateways in front of the API. */
export function replyToError(reply: AmazonReply, what: string): ConnectorError {
  const { status, requestId } = reply
  const code = byStatus[status] ?? (status >= 500 ? 'unavailable' : status >= 400 ? 'rejected' : 'invalid_response')
  const [first, ...others] = errorsOf(reply)
  const platformCode = first?.code ?? `HTTP ${status}`
  const platformMessage = code === 'forbidden' ? whyForbidden : first && wordsOf([first, ...others])
  return new ConnectorError(code, `${what}: ${platformCode}`, { platformCode, platformMessage, requestId })
}

/** Whether the access token ended before we thought it would: renewed, the same call works. */
export function isExpiredToken(reply: AmazonReply): boolean {
  const says = (row: ErrorRow) => /access token.*expired/i.test(`${row.message} ${row.details ?? ''}`)
  return (reply.status === 403 || reply.status === 401) && errorsOf(reply).some(says)
}

export function jsonOf({ contentType, text }: Pick<AmazonReply, 'contentType' | 'text'>): unknown {
  if (/html|xml/i.test(contentType)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function errorsOf(reply: AmazonReply): readonly ErrorRow[] {
  return errorsSchema.safeParse(jsonOf(reply)).data?.errors ?? []
}

function wordsOf(rows: readonly ErrorRow[]): string {
  const words = rows.map(({ message, details }) => [message, details].filter(Boolean).join(' ')).join('; ')
  const hint = notHosted.test(words) ? ' (Amazon could not fetch the picture from our address.)' : ''
  return `${words}${hint}`.slice(0, 1000)
}

/** What Login with Amazon means by the codes of OAuth (RFC 6749 §5.2). */
const byLwaCode: Record<string, ConnectorErrorCode> = {
  // Revoked by the seller, older than a year, or another app's.
  invalid_grant: 'auth_expired',
  access_denied: 'auth_expired',
  // Our secret was not rotated, or is another app's: no seller can do anything about it.
  invalid_client: 'app_refused',
  unauthorized_client: 'app_refused',
  invalid_request: 'rejected',
  invalid_scope: 'rejected',
  server_error: 'unavailable',
  temporarily_unavailable: 'unavailable',
}

/** Pages of gateways, and what else is no answer of OAuth. The library puts the whole body into the message: it is not copied. */
const unreadable = /PARSE_ERROR$|^UNKNOWN_/

/** A refusal of the token endpoint; null where it is something else, such as a lost connection. */
export function lwaRefusal(code: string): ConnectorError | null {
  if (unreadable.test(code)) {
    return new ConnectorError('unavailable', 'Login with Amazon gave no answer that can be read', {
      platformCode: code,
    })
  }
  // Codes of OAuth are words with underscores; those of the network are not.
  const known = byLwaCode[code] ?? (/^[a-z]+(_[a-z]+)+$/.test(code) ? 'rejected' : null)
  return known && new ConnectorError(known, `Login with Amazon: ${code}`, { platformCode: code })
}
