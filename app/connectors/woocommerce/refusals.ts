import { z } from 'zod'
import { ConnectorError, type ConnectorErrorCode } from '../../core/channel/connector-error.ts'
import { jsonOf, retryAfterMs, type HttpReply } from './http-reply.ts'

const errorBodySchema = z.object({ code: z.coerce.string(), message: z.string() })

export type ErrorBody = z.infer<typeof errorBodySchema>

/** What WordPress's codes mean, where they say more than the status. The list of codes is open. */
const byCode: Record<string, ConnectorErrorCode> = {
  woocommerce_rest_product_invalid_id: 'not_found',
  woocommerce_rest_invalid_product_id: 'not_found',
  woocommerce_rest_product_variation_invalid_id: 'not_found',
  woocommerce_rest_already_trashed: 'not_found',
  rest_post_invalid_id: 'not_found',
  // A picture was deleted from the library after we looked: look again, plan anew.
  woocommerce_product_invalid_image_id: 'conflict',
  woocommerce_variation_invalid_image_id: 'conflict',
  // The bytes were damaged on the way (Content-MD5); nothing was stored.
  rest_upload_hash_mismatch: 'unavailable',
  // WordPress answers 500 where it means "not this file".
  rest_upload_sideload_error: 'rejected',
  rest_upload_unknown_error: 'rejected',
  // WooCommerce is switched off, as during its own update.
  rest_no_route: 'unavailable',
}

/**
 * 401: nobody was authenticated (revoked, header stripped, wrong scheme); 403: somebody was, whose role is too weak. The code is
 * the same in both cases.
 */
const byStatus: Record<number, ConnectorErrorCode> = {
  401: 'auth_expired',
  403: 'forbidden',
  404: 'not_found',
  408: 'timeout',
  410: 'not_found',
  429: 'rate_limited',
}

/** With 403: somebody who may not see any product, or not upload, such as the owner of a key whose role was changed. */
const ofWholeAccount: ReadonlySet<string> = new Set([
  'woocommerce_rest_cannot_view',
  'woocommerce_rest_cannot_batch',
  'rest_cannot_create',
])

/** What web servers and firewalls mean by the pages they answer with in WordPress's place. */
const pageWords: Record<number, string | undefined> = {
  301: 'The store moved to another address. Connect it again.',
  302: 'The store leads to another address. Connect it again.',
  307: 'The store leads to another address. Connect it again.',
  308: 'The store moved to another address. Connect it again.',
  403: 'A firewall in front of the store refuses the request. Ask the host to let Mediaport through to /wp-json/.',
  413: 'The web server of the store takes no files of this size. Ask the host to raise its limit (client_max_body_size).',
  503: 'The store is in maintenance or overloaded.',
}

/** The refusal in a body of WordPress; null where the body is something else. */
export function errorBodyOf(json: unknown): ErrorBody | null {
  const parsed = errorBodySchema.safeParse(json)
  return parsed.success ? parsed.data : null
}

/** The store did not get, or not take, a picture that it was to fetch. Nothing of the product was changed. */
export const fetchRefusals: ReadonlySet<string | undefined> = new Set([
  'woocommerce_product_image_upload_error',
  'woocommerce_variation_image_upload_error',
])

/**
 * Why a picture could not be fetched, where it may work in a moment: nobody listened, the line broke, our server was busy. WordPress
 * translates its own words, and neither cURL's nor those of HTTP's statuses.
 */
const passingFetch =
  /cURL error (6|7|18|28|35|52|55|56|92):|\b(Too Many Requests|Internal Server Error|Bad Gateway|Service (Temporarily )?Unavailable|Gateway Time-?out)\b/i

/** A refusal inside an answer (an item of a batch) or as one, as the rest of the app knows it. */
export function refusal(status: number, { code, message }: ErrorBody): ConnectorError {
  const platformMessage = plainText(message)
  const details = { platformCode: code, platformMessage }
  return new ConnectorError(codeOf(status, code, message), `${code}: ${platformMessage}`, details)
}

function codeOf(status: number, code: string, message: string): ConnectorErrorCode {
  if (fetchRefusals.has(code) && passingFetch.test(message)) return 'unavailable'
  if (status === 403 && ofWholeAccount.has(code)) return 'access_too_weak'
  return byCode[code] ?? meaningOf(status)
}

/**
 * What an answer that is no success means. `unavailable` covers everything of a host that may pass: error pages, maintenance,
 * PHP's critical errors.
 */
export function replyToError(reply: HttpReply, what: string, now: number): ConnectorError {
  const { status } = reply
  const body = errorBodyOf(jsonOf(reply))
  const waitMs = retryAfterMs(reply, now)
  if (body) {
    const { code, message, details } = refusal(status, body)
    return new ConnectorError(code, `${what}: ${message}`, { ...details, retryAfterMs: waitMs })
  }
  const code = status >= 300 && status < 400 ? 'auth_expired' : meaningOf(status)
  // A redirect: the store moved (such as to https). Signatures and POSTs do not survive it, so it must be connected anew.
  return new ConnectorError(code, `${what}: HTTP ${status} without JSON`, {
    platformCode: `HTTP ${status}`,
    platformMessage: pageWords[status],
    retryAfterMs: waitMs,
  })
}

function meaningOf(status: number): ConnectorErrorCode {
  const known = byStatus[status]
  if (known) return known
  return status >= 500 || status < 400 ? 'unavailable' : 'rejected'
}

/** WordPress puts HTML into messages. */
function plainText(message: string): string {
  return message
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 500)
}
