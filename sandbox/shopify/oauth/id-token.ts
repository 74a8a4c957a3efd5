import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'

export interface IdTokenClaims {
  iss: string
  dest: string
  aud: string
  sub: string
  exp: number
  nbf: number
  iat: number
  jti: string
  sid: string
  sig: string
}

const LIFETIME_SECONDS = 60
const CLOCK_SKEW_SECONDS = 10

export interface IdTokenInput {
  shop: string
  apiKey: string
  apiSecret: string
  /** Staff member; default is the shop's owner. */
  sub?: string
  expired?: boolean
}

/** JWT, HS256 with the app's secret, as App Bridge hands it out. Real time, since the app checks it by its own clock. */
export function mintIdToken({ shop, apiKey, apiSecret, sub = '1', expired = false }: IdTokenInput): string {
  const now = Math.floor(Date.now() / 1_000) - (expired ? 10 * LIFETIME_SECONDS : 0)
  const claims: IdTokenClaims = {
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: apiKey,
    sub,
    exp: now + LIFETIME_SECONDS,
    nbf: now,
    iat: now,
    jti: randomUUID(),
    sid: randomUUID(),
    sig: createHmac('sha256', apiSecret).update(`${shop}${sub}${now}`).digest('hex'),
  }
  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) => toBase64Url(JSON.stringify(part))).join('.')
  return `${signed}.${signature(signed, apiSecret)}`
}

/** Whether the token is one of ours, for this shop and app, and still alive. */
export function isValidIdToken(token: string, { shop, apiKey, apiSecret }: IdTokenInput): boolean {
  const [head = '', body = '', given = ''] = token.split('.')
  const expected = Buffer.from(signature(`${head}.${body}`, apiSecret))
  if (expected.length !== given.length || !timingSafeEqual(expected, Buffer.from(given))) return false
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as IdTokenClaims
  const now = Date.now() / 1_000
  return claims.dest === `https://${shop}` && claims.aud === apiKey && claims.exp + CLOCK_SKEW_SECONDS > now
}

function signature(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url')
}

function toBase64Url(text: string): string {
  return Buffer.from(text).toString('base64url')
}
