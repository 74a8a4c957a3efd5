import { createHmac, randomUUID } from 'node:crypto'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type { WooCommerceAuth, WooCommerceCredentials } from '../credentials.ts'
import { follow } from './follow.ts'

type Keys = Extract<WooCommerceAuth, { kind: 'keys' }>

/**
 * Whether a store that is reached over https believes to run on http: WooCommerce takes a signature (OAuth 1.0a) that is made for
 * the scheme which WordPress believes in, and takes it whatever that is. A proxy that hides https leads there.
 */
export async function believesInHttp(
  { apiRoot }: Pick<WooCommerceCredentials, 'apiRoot'>,
  { consumerKey, consumerSecret }: Keys,
  { fetch, now }: Pick<ConnectorDeps, 'fetch' | 'now'>,
): Promise<boolean> {
  const url = new URL('wc/v3/products', apiRoot)
  const parameters: [string, string][] = [
    ['_fields', 'id'],
    ['oauth_consumer_key', consumerKey],
    ['oauth_nonce', randomUUID()],
    ['oauth_signature_method', 'HMAC-SHA256'],
    ['oauth_timestamp', String(Math.floor(now() / 1000))],
    ['per_page', '1'],
  ]
  const query = parameters.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')
  const base = ['GET', encode(url.href.replace(/^https:/, 'http:')), encode(query)].join('&')
  const signature = createHmac('sha256', `${encode(consumerSecret)}&`)
    .update(base)
    .digest('base64')
  const signed = new URL(`${url.href}?${query}&oauth_signature=${encode(signature)}`)
  // Not to where a redirect leads: the key is in the address.
  const { status } = await follow(fetch, signed, { mostRedirects: 0 })
  return status === 200
}

/** RFC 3986, which escapes more than `encodeURIComponent`. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
