import type { SellerSeed } from '../seed.ts'
import type { Seller } from './seller.ts'
import type { World } from './world.ts'

/** Opens one seller with everything in it; the same seller again starts afresh. */
export async function seedSeller(world: World, seed: SellerSeed): Promise<Seller> {
  const { sellerId, name, region } = seed
  const seller: Seller = {
    ...{ sellerId, name, region },
    participations: seed.marketplaces.map(({ marketplaceId, storeName = name, isParticipating = true }) => ({
      ...{ marketplaceId, storeName, isParticipating },
      hasSuspendedListings: false,
    })),
    account: null,
    listings: new Map(),
    invalidSkus: new Set(),
    documents: new Map(),
    feeds: new Map(),
    ledger: [],
  }
  world.sellers.set(sellerId, seller)
  return seller
}
