import { SLOTS } from '../../sandbox/amazon/listings/slots.ts'
import type { Listing } from '../../sandbox/amazon/state/model.ts'
import type { Seller } from '../../sandbox/amazon/state/seller.ts'
import type { PlatformView } from '../judge/platform-view.ts'

/**
 * What a seller has given to Amazon, with pictures known by their address: the app gives each picture one address, the same in every
 * case. What Amazon makes of them comes later.
 */
export function sellerView({ listings }: Seller, ourHost: string): PlatformView {
  const shown = [...listings.values()].map((listing) => ({ listing, addresses: addressesOf(listing) }))
  const ours = new Set(shown.flatMap(({ addresses }) => addresses).filter((url) => new URL(url).host === ourHost))
  return {
    products: shown.map(({ listing, addresses }) => ({
      ...{ title: listing.summaries[0]?.itemName ?? listing.sku, status: 'active', variants: {} },
      media: addresses.map((url) => ({ sha256: url, alt: '', status: 'ready' })),
    })),
    files: [...ours].map((url) => ({ id: url, sha256: url, isShown: true })),
    // They are ours, and are where they were.
    hasFile: () => true,
  }
}

function addressesOf({ attributes }: Listing): string[] {
  return Object.keys(SLOTS).flatMap((attribute) => {
    const location = attributes[attribute]?.[0]?.['media_location']
    return typeof location === 'string' ? [location] : []
  })
}
