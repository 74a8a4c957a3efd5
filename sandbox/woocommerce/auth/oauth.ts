import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SiteRequest } from '../http/exchange.ts'
import { parsePhpQuery, type PhpMap } from '../rest/php-query.ts'
import { RestError } from '../rest/rest-error.ts'
import type { ConsumerKey } from '../state/model.ts'

const WINDOW_SECONDS = 15 * 60

const REQUIRED = [
  'oauth_consumer_key',
  'oauth_timestamp',
  'oauth_nonce',
  'oauth_signature',
  'oauth_signature_method',
] as const

export type OAuthParameters = Record<(typeof REQUIRED)[number], string>

/** The OAuth 1.0a parameters of query and `Authorization: OAuth` header; null when there are none. Throws when some miss. */
export function oauthParameters(request: SiteRequest): { oauth: OAuthParameters; signed: PhpMap } | null {
  const signed = parsePhpQuery(request.query)
  for (const [name, value] of headerParameters(request.headers['authorization'])) signed.set(name, value)
  const found = REQUIRED.filter((name) => signed.has(name))
  if (found.length === 0) return null
  const missing = REQUIRED.filter((name) => !signed.get(name))
  if (missing.length > 0) {
    const plural = missing.length === 1 ? 'parameter' : 'parameters'
    const message = `Missing OAuth ${plural} ${missing.join(', ')}`
    throw new RestError(401, 'woocommerce_rest_authentication_missing_parameter', message)
  }
  const oauth = Object.fromEntries(REQUIRED.map((name) => [name, String(signed.get(name))])) as OAuthParameters
  return { oauth, signed }
}

function headerParameters(header: string | undefined): [string, string][] {
  if (!header?.startsWith('OAuth ')) return []
  return [...header.matchAll(/(oauth_[a-z_-]*)=(?:"([^"]*)"|([^,]*))/g)].map(([, name = '', quoted, bare]) => [
    name,
    decodeURIComponent(quoted ?? bare ?? ''),
  ])
}

/** Throws unless the request was signed with the key's secret, lately, for the first time. */
export function checkSignature(
  request: SiteRequest,
  key: ConsumerKey,
  { oauth, signed }: { oauth: OAuthParameters; signed: PhpMap },
  nowMs: number,
): void {
  const given = Buffer.from(oauth.oauth_signature.replaceAll(' ', '+'))
  const hash = { 'HMAC-SHA1': 'sha1', 'HMAC-SHA256': 'sha256' }[oauth.oauth_signature_method]
  if (!hash) throw refused('Invalid signature - signature method is invalid.')
  const expected = Buffer.from(
    createHmac(hash, `${key.consumerSecret}&`).update(baseString(request, signed)).digest('base64'),
  )
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw refused('Invalid signature - provided signature does not match.')
  }
  checkNonce(key, Number(oauth.oauth_timestamp), oauth.oauth_nonce, Math.floor(nowMs / 1_000))
}

/** The URL in it is the site's configured one, whatever host was asked. */
function baseString(request: SiteRequest, signed: PhpMap): string {
  const parameters = [...signed].filter(([name]) => name !== 'oauth_signature')
  parameters.sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
  const pairs = pairsOf(new Map(parameters)).map(encode)
  const home = request.site.home(request.isSecure).replace(/^https?/, request.isSecure ? 'https' : 'http')
  const url = home + request.path
  return `${request.method.toUpperCase()}&${encode(url)}&${pairs.join('%26')}`
}

function pairsOf(parameters: PhpMap, prefix = ''): string[] {
  return [...parameters].flatMap(([key, value]) => {
    const name = prefix ? `${prefix}%5B${encode(key)}%5D` : encode(key)
    return typeof value === 'string' ? [`${name}=${encode(value)}`] : pairsOf(value, name)
  })
}

/** RFC 3986. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** The plugin keeps nonces by their second: two of the same second leave one. */
function checkNonce({ nonces }: ConsumerKey, timestamp: number, nonce: string, now: number): void {
  if (!(Math.abs(timestamp - now) <= WINDOW_SECONDS)) throw refused('Invalid timestamp.')
  if ([...nonces.values()].includes(nonce)) throw refused('Invalid nonce - nonce has already been used.')
  nonces.set(timestamp, nonce)
  for (const second of nonces.keys()) if (second < now - WINDOW_SECONDS) nonces.delete(second)
}

function refused(message: string): RestError {
  return new RestError(401, 'woocommerce_rest_authentication_error', message)
}
