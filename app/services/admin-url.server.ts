import { shopifyPlatform } from '../shopify-api.server.ts'

/** A page of the app inside Shopify Admin, for browsers that come from elsewhere. */
export function adminUrl(shopDomain: string, path: string): string {
  const store = shopifyPlatform.utils.legacyUrlToShopAdminUrl(shopDomain)
  if (!store) throw new Error(`${shopDomain} is no shop domain`)
  return `https://${store}/apps/${shopifyPlatform.config.apiKey}${path}`
}
