import type { World } from '../state/world.ts'
import { ApiError } from './api-error.ts'
import type { BucketSize } from './buckets.ts'
import type { ApiCall } from './call.ts'

const of = (rate: number, burst: number): BucketSize => ({ rate, burst })

/** Usage plans of the models, per application and seller; a test holds them against the models' descriptions. */
export const RATE_LIMITS: Record<string, BucketSize> = {
  getMarketplaceParticipations: of(0.016, 15),
  getAccount: of(0.016, 15),
  getListingsItem: of(5, 10),
  putListingsItem: of(5, 10),
  patchListingsItem: of(5, 5),
  deleteListingsItem: of(5, 5),
  searchListingsItems: of(5, 5),
  getCatalogItem: of(2, 2),
  searchCatalogItems: of(2, 2),
  getDefinitionsProductType: of(5, 10),
  searchDefinitionsProductTypes: of(5, 10),
  createFeedDocument: of(0.5, 15),
  createFeed: of(0.0083, 15),
  getFeed: of(2, 15),
  cancelFeed: of(2, 15),
  getFeeds: of(0.0222, 10),
  getFeedDocument: of(0.0222, 10),
}

/** Of all sellers of an application together. Source: “Listings Items API rate limits”, “Usage plans and rate limits”. */
const APPLICATION_LIMITS: Record<string, BucketSize> = {
  patchListingsItem: of(500, 500),
  getListingsItem: of(100, 100),
  getCatalogItem: of(250, 250),
  searchCatalogItems: of(500, 500),
}

/** Validation previews, of all sellers together. */
const PREVIEWS = of(20, 20)

/** Five feeds of this type in five minutes. Source: changelog of May 2025. */
export const LISTINGS_FEED = 'JSON_LISTINGS_FEED'
const LISTINGS_FEEDS = of(5 / 300, 5)

/** Takes a token of every bucket that the call draws from; throws 429. */
export function takeQuota(
  world: World,
  { seller, operation, request }: Pick<ApiCall, 'seller' | 'operation' | 'request'>,
): void {
  if (!world.settings.throttles) return
  const { clientId } = world.application
  const limit = RATE_LIMITS[operation.id]
  const ofAll = APPLICATION_LIMITS[operation.id]
  if (limit && !world.buckets.take(`${clientId} ${seller.sellerId} ${operation.id}`, limit)) {
    throw ApiError.throttled(`${operation.id} of one seller`)
  }
  const isPreview = request.query.get('mode') === 'VALIDATION_PREVIEW'
  const limits = [
    { name: operation.id, size: ofAll },
    { name: 'validation previews', size: isPreview ? PREVIEWS : undefined },
  ]
  for (const { name, size } of limits) {
    if (size && !world.buckets.take(`${clientId} ${name}`, size)) {
      throw ApiError.throttled(`${name} of the application`, ' The application limit was exceeded.')
    }
  }
}

/** One more listings feed of this seller; throws 429. */
export function takeListingsFeed(world: World, sellerId: string): void {
  if (!world.settings.throttles) return
  const key = `${world.application.clientId} ${sellerId} ${LISTINGS_FEED}`
  if (!world.buckets.take(key, LISTINGS_FEEDS)) throw ApiError.throttled('five listings feeds in five minutes')
}
