import type { ListingState } from '../channel/listing-state.ts'

/**
 * A listing of a marketplace that nobody lets us look at, for planning: all its places count as empty, so that everything mapped is
 * to be brought. `remoteId`: any that is its own.
 */
export function unseenListing(remoteId: string, title: string): ListingState {
  return { remoteId, title, media: [], variants: [], variantMedia: [], mainPlace: 'empty', swatch: null }
}
