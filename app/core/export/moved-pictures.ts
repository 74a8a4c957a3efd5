import type { ListingState } from '../channel/listing-state.ts'
import type { ListingChange } from './listing-change.ts'
import { slotsOf, wantedSlots } from './wanted-slots.ts'

/**
 * Pictures of a listing with named places that a change moves to another place, by id: the platform fetches them again, so that their
 * addresses must still work. Pure.
 */
export function movedPictures(change: ListingChange, listing: ListingState): string[] {
  if (listing.mainPlace === undefined) return []
  const keys = new Map(change.media.map(({ renditionKey }) => [renditionKey, renditionKey]))
  const shown = new Set([...slotsOf(listing).values()].map(({ id }) => id))
  const now = slotsOf(listing)
  return [...wantedSlots(change, listing, keys)].flatMap(([slot, { id }]) =>
    shown.has(id) && now.get(slot)?.id !== id ? [id] : [],
  )
}
