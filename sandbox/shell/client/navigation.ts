/** `/store/demo/apps/mediaport`, and what of it is the store's own part. */
const APP_BASE = /^\/store\/[^/]+\/apps\/[^/]+/.exec(location.pathname)?.[0] ?? ''
const STORE_BASE = /^\/store\/[^/]+/.exec(location.pathname)?.[0] ?? ''

/** Shopify adds these to the app's address; they are no part of where the merchant is. */
const OWN_PARAMETERS = ['embedded', 'shop', 'host', 'locale', 'id_token']

export const appHref = (path: string): string => `${APP_BASE}${path}`

/** Shows the app's own place in the address bar, so that a reload and a copied link lead back to it. */
export function showLocation(path: string): void {
  const url = new URL(path, location.origin)
  for (const name of OWN_PARAMETERS) url.searchParams.delete(name)
  history.replaceState(null, '', appHref(url.pathname + url.search))
  document.dispatchEvent(new CustomEvent('app-location', { detail: url.pathname }))
}

/** Follows a link of the app that leaves its frame: a place in the admin, or any other address at top level. */
export function openForApp(url: string, target: string): void {
  const place = adminPlace(url)
  const address = place === null ? url : `${STORE_BASE}${place}`
  if (target === '_blank') window.open(address, '_blank', 'noopener')
  else location.assign(address)
}

/** `shopify://admin/products/1` and `https://admin.shopify.com/store/demo/products/1` → `/products/1`; null elsewhere. */
function adminPlace(url: string): string | null {
  const match = /^(?:shopify:\/{0,2}admin|https:\/\/admin\.shopify\.com\/store\/[^/]+)(\/.*)?$/.exec(url)
  return match ? (match[1] ?? '') : null
}
