import type { ListingSeed, MarketplaceSeed, SellerSeed } from '../seed.ts'
import { seedItem } from './seed-item.ts'
import { seedListing } from './seed-listing.ts'
import { participates, type Seller } from './seller.ts'
import type { World } from './world.ts'

/** Opens one seller with everything in it; the same seller again starts afresh. */
export async function seedSeller(world: World, seed: SellerSeed): Promise<Seller> {
  const seller = openSeller(seed)
  world.sellers.set(seller.sellerId, seller)
  for (const type of seed.productTypes ?? []) world.productTypes.set(type.name, type)
  for (const listing of seed.listings ?? []) await seedOffer(world, seller, listing, seed)
  return seller
}

/** A seller without listings. */
function openSeller({ sellerId, name, region, marketplaces }: SellerSeed): Seller {
  return {
    ...{ sellerId, name, region, account: null },
    participations: marketplaces.map(
      ({ marketplaceId, storeName = name, isParticipating = true }: MarketplaceSeed) => ({
        ...{ marketplaceId, storeName, isParticipating },
        hasSuspendedListings: false,
      }),
    ),
    listings: new Map(),
    invalidSkus: new Set(),
    documents: new Map(),
    feeds: new Map(),
    ledger: [],
    submitted: new Map(),
    overlaps: [],
  }
}

async function seedOffer(
  world: World,
  seller: Seller,
  listing: ListingSeed,
  { listings = [] }: SellerSeed,
): Promise<void> {
  const { marketplaceIds = seller.participations.map((entry) => entry.marketplaceId) } = listing
  const sold = marketplaceIds.filter((marketplaceId) => participates(seller, marketplaceId))
  await seedItem(world, listing, sold, listings)
  seedListing(world, seller, listing, sold, listings)
}
