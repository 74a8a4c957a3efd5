import { createHmac, randomBytes } from 'node:crypto'

export interface Signing {
  consumerKey: string
  consumerSecret: string
  method: string
  /** Without a query. */
  url: string
  query: [string, string][]
  timestamp: number
  nonce?: string
  algorithm?: string
  /** Default the secret and `&`, as RFC 5849 has it. */
  signingKey?: string
}

/** An OAuth 1.0a query, written after RFC 5849 and not after the stand-in. */
export function signedQuery(signing: Signing): string {
  const { consumerKey, consumerSecret, method, url, algorithm = 'HMAC-SHA256' } = signing
  const parameters: [string, string][] = [
    ...signing.query,
    ['oauth_consumer_key', consumerKey],
    ['oauth_timestamp', String(signing.timestamp)],
    ['oauth_nonce', signing.nonce ?? randomBytes(12).toString('hex')],
    ['oauth_signature_method', algorithm],
  ]
  const pairs = parameters.map(([name, value]) => `${encode(name)}=${encode(value)}`).toSorted()
  const base = [method, url, pairs.join('&')].map(encode).join('&')
  const hash = algorithm === 'HMAC-SHA1' ? 'sha1' : 'sha256'
  const signature = createHmac(hash, signing.signingKey ?? `${consumerSecret}&`)
    .update(base)
    .digest('base64')
  return [...parameters, ['oauth_signature', signature]]
    .map(([name = '', value = '']) => `${name}=${encode(value)}`)
    .join('&')
}

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
