import { locationOf } from '../images/slot-work.ts'
import { SLOTS } from '../listings/slots.ts'
import type { Listing, ListingSummary } from '../state/model.ts'
import type { Seller } from '../state/seller.ts'
import type { World } from '../state/world.ts'

/** Everything a seller has, for tests and the demo; not limited by what the API would show yet. */
export function sellerState(world: World, seller: Seller): object {
  const { sellerId, name, region, participations, listings, feeds, overlaps } = seller
  return {
    ...{ sellerId, name, region, participations, overlaps },
    listings: [...listings.values()].map((listing) => ({
      sku: listing.sku,
      issues: listing.issues,
      marketplaces: listing.summaries.map((summary) => marketplaceState(world, listing, summary)),
    })),
    feeds: [...feeds.values()].map(({ view, skus }) => ({ ...view, skus: [...skus] })),
  }
}

/** By slot: what the seller submitted, and what shoppers see. */
function marketplaceState(world: World, listing: Listing, summary: ListingSummary): object {
  const { marketplaceId, asin = null, productType, status } = summary
  const item = world.catalogue.get(asin ?? '')
  const shown = item?.images.find((entry) => entry.marketplaceId === marketplaceId)?.images ?? []
  const slots = Object.entries(SLOTS).flatMap(([attribute, variant]) => {
    const submitted = locationOf(listing.attributes, attribute, marketplaceId)
    const [largest] = shown.filter((image) => image.variant === variant)
    if (submitted === null && !largest) return []
    const sha256 = largest ? (world.cdn.get(new URL(largest.link).pathname)?.sha256 ?? null) : null
    const isOthers = item?.won.has(`${marketplaceId} ${variant}`) ?? false
    return [[variant, { attribute, submitted, shown: largest?.link ?? null, sha256, isOthers }] as const]
  })
  return { ...{ marketplaceId, asin, productType, status }, slots: Object.fromEntries(slots) }
}
