import { createHmac, randomUUID } from 'node:crypto'
import type { AppRegistration } from '../shopify/state/world.ts'

/** As Shopify issues them: valid for one minute, the app's library allows ten seconds more. */
const LIFETIME_S = 60
/** The one staff member of the sandbox's shops. */
const STAFF_USER_ID = '92891001'

const base64Url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The ID token (JWT, HS256) that Shopify Admin gives to an embedded app for the shop's signed-in user. */
export function mintIdToken(
  app: Pick<AppRegistration, 'apiKey' | 'apiSecret'>,
  shopDomain: string,
  nowMs: number,
): string {
  const nbf = Math.floor(nowMs / 1_000)
  const claims = {
    iss: `https://${shopDomain}/admin`,
    dest: `https://${shopDomain}`,
    aud: app.apiKey,
    sub: STAFF_USER_ID,
    exp: nbf + LIFETIME_S,
    nbf,
    iat: nbf,
    jti: randomUUID(),
    sid: randomUUID(),
  }
  const content = `${base64Url({ alg: 'HS256', typ: 'JWT' })}.${base64Url(claims)}`
  return `${content}.${createHmac('sha256', app.apiSecret).update(content).digest('base64url')}`
}
