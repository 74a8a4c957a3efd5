import type { Shop } from '../shopify/state/shop.ts'

/** The embedded app as the admin knows it. */
export interface ShellApp {
  name: string
  /** Its place in the admin's URLs. */
  handle: string
  /** Origin such as `http://localhost:3000`. */
  url: string
  apiKey: string
  apiSecret: string
}

/** `demo` of `demo.myshopify.com`: how the admin's URLs name a shop. */
export const storeName = ({ identity }: Shop): string => identity.domain.replace(/\.myshopify\.com$/, '')

export function adminPath(shop: Shop, ...rest: string[]): string {
  return ['/store', storeName(shop), ...rest].join('/')
}

/**
 * Where the iframe of the app points, with what Shopify Admin adds to each document: `host` names the admin in base64,
 * `id_token` proves who is looking.
 */
export function embeddedUrl(app: ShellApp, shop: Shop, pathAndQuery: string, idToken: string): string {
  const url = new URL(pathAndQuery, app.url)
  const parameters = {
    embedded: '1',
    shop: shop.identity.domain,
    host: Buffer.from(`admin.shopify.com/store/${storeName(shop)}`)
      .toString('base64')
      .replace(/=+$/, ''),
    locale: shop.identity.primaryLocale,
    id_token: idToken,
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}
