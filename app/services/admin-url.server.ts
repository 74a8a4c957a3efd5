import { shopifyPlatform } from '../shopify-api.server.ts'

/** A page of the app inside Shopify Admin, for browsers that come from elsewhere. */
export function adminUrl(shopDomain: string, path: string): string {
  const store = shopifyPlatform.utils.legacyUrlToShopAdminUrl(shopDomain)
  if (!store) throw new Error(`${shopDomain} is no shop domain`)
  return `https://${store}/apps/${shopifyPlatform.config.apiKey}${path}`
}

/** The same for a shop as a person types it: with or without scheme and `.myshopify.com`. Null where it is none. */
export function findAdminUrl(typed: string, path: string): string | null {
  const name = typed
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
  const shopDomain = shopifyPlatform.utils.sanitizeShop(name.includes('.') ? name : `${name}.myshopify.com`)
  return shopDomain && adminUrl(shopDomain, path)
}
