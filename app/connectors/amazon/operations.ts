import type { RateLimit } from '../../core/channel/rate-budget.ts'

interface AmazonOperation extends RateLimit {
  readonly method: 'GET' | 'POST' | 'PATCH'
  /** With its version, so that none is left to a library's choice. `{name}` is filled from the call. */
  readonly path: string
}

/**
 * The operations that are called, with their limits for one seller and one app: requests a second and burst, from Amazon's models
 * of 2026-08-05 and developer-docs.amazon.com/sp-api/docs/usage-plans-and-rate-limits (the lower of two figures). What Amazon tells
 * in `x-amzn-RateLimit-Limit` comes before them.
 */
export const operations = {
  getMarketplaceParticipations: operation('GET', '/sellers/v1/marketplaceParticipations', 0.016, 15),
  getListingsItem: operation('GET', '/listings/2021-08-01/items/{sellerId}/{sku}', 5, 5),
  searchListingsItems: operation('GET', '/listings/2021-08-01/items/{sellerId}', 5, 5),
  patchListingsItem: operation('PATCH', '/listings/2021-08-01/items/{sellerId}/{sku}', 5, 5),
  searchCatalogItems: operation('GET', '/catalog/2022-04-01/items', 2, 2),
  searchDefinitionsProductTypes: operation('GET', '/definitions/2020-09-01/productTypes', 5, 5),
  createFeedDocument: operation('POST', '/feeds/2021-06-30/documents', 0.5, 15),
  // JSON_LISTINGS_FEED: five in five minutes, whatever the model says (changelog, May 2025).
  createFeed: operation('POST', '/feeds/2021-06-30/feeds', 0.0083, 5),
  getFeeds: operation('GET', '/feeds/2021-06-30/feeds', 0.0222, 10),
  getFeed: operation('GET', '/feeds/2021-06-30/feeds/{feedId}', 2, 15),
  getFeedDocument: operation('GET', '/feeds/2021-06-30/documents/{feedDocumentId}', 0.0222, 10),
} as const

export type OperationName = keyof typeof operations

function operation(method: AmazonOperation['method'], path: string, perSecond: number, burst: number): AmazonOperation {
  return { method, path, perSecond, burst }
}

/** Characters that `encodeURIComponent` leaves and Amazon wants encoded. */
const leftOver = /[!'()*]/g

/** Each value is encoded once, as one part of the path: SKUs have slashes, spaces and `#` in them. */
export function pathOf(name: OperationName, values: Readonly<Record<string, string>> = {}): string {
  return operations[name].path.replaceAll(/\{(\w+)\}/g, (_, key: string) => {
    const value = values[key]
    if (!value) throw new Error(`${name} needs ${key}`)
    return encodeURIComponent(value).replace(leftOver, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  })
}
