/** What Shopify Admin adds to the address of the app's first document, without the token: whose shop it is, and how to be framed. */
const ADMIN_PARAMETERS = ['shop', 'host', 'embedded', 'locale'] as const

/** Where the frame keeps them for documents that it loads by itself. One tab alone sees it. */
export const ADMIN_ADDRESS_KEY = 'mediaport:admin-address'

/** The parameters of Shopify Admin in a query; null where it lacks the shop or the host, without which no document is shown. */
export function adminParameters(query: URLSearchParams): URLSearchParams | null {
  if (!query.get('shop') || !query.get('host')) return null
  return new URLSearchParams(
    ADMIN_PARAMETERS.flatMap((name) => (query.has(name) ? [[name, query.get(name) ?? '']] : [])),
  )
}
