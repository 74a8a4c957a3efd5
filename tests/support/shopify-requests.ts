import { createHmac, randomUUID } from 'node:crypto'
import { apiKey, apiSecret, appUrl } from './app-environment.ts'

interface IdTokenClaims {
  shop?: string
  userId?: string
  /** Seconds since the epoch. */
  issuedAt?: number
  audience?: string
  secret?: string
}

/** What App Bridge hands out: a JWT of 60 seconds, signed with the app's secret. */
export function anIdToken(claims: IdTokenClaims = {}): string {
  const { shop = 'demo.myshopify.com', userId = '42', audience = apiKey, secret = apiSecret } = claims
  const iat = claims.issuedAt ?? Math.floor(Date.now() / 1000)
  const payload = {
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: audience,
    sub: userId,
    iat,
    nbf: iat,
    exp: iat + 60,
    jti: randomUUID(),
    sid: randomUUID(),
  }
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(payload)}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

/** A browser's request from inside Shopify Admin. */
export function anAdminRequest(path: string, idToken: string = anIdToken(), init: RequestInit = {}): Request {
  const headers = new Headers(init.headers)
  headers.set('Authorization', `Bearer ${idToken}`)
  // Shopify's library turns bots away, and Node's own agent counts as one.
  headers.set('User-Agent', 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36')
  return new Request(new URL(path, appUrl), { ...init, headers })
}

interface WebhookInit {
  topic: string
  payload?: unknown
  shop?: string
  id?: string
  triggeredAt?: Date
  /** Replaces headers; undefined leaves one out. */
  headers?: Record<string, string | undefined>
  method?: string
  rawBody?: string
}

/** A delivery as Shopify signs it. */
export function aWebhook(init: WebhookInit): Request {
  const { topic, payload = {}, shop = 'demo.myshopify.com', id = randomUUID(), triggeredAt = new Date() } = init
  const body = init.rawBody ?? JSON.stringify(payload)
  const headers: Record<string, string | undefined> = {
    'Content-Type': 'application/json',
    'X-Shopify-Topic': topic,
    'X-Shopify-Hmac-Sha256': createHmac('sha256', apiSecret).update(body).digest('base64'),
    'X-Shopify-Shop-Domain': shop,
    'X-Shopify-API-Version': '2026-10',
    'X-Shopify-Webhook-Id': id,
    'X-Shopify-Triggered-At': triggeredAt.toISOString(),
    ...init.headers,
  }
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const method = init.method ?? 'POST'
  return new Request(new URL('/webhooks', appUrl), { method, headers: given, ...(method === 'POST' && { body }) })
}
