import { mediaSlots, type ListingSlot } from '../channel/listing-slot.ts'
import type { ListingState, RemoteMedia } from '../channel/listing-state.ts'
import { expectedState } from './expected-state.ts'
import type { ListingChange } from './listing-change.ts'
import type { FileIds } from './wanted-order.ts'

/** What stands in which place of a listing with named places; places that are left out are empty. */
export function slotsOf(state: ListingState): Map<ListingSlot, RemoteMedia> {
  const dense = state.mainPlace === 'empty' ? mediaSlots.slice(1) : mediaSlots
  const filled = state.media.flatMap((row, index): [ListingSlot, RemoteMedia][] => {
    const slot = (state.slots ?? dense)[index]
    return slot ? [[slot, row]] : []
  })
  return new Map([...filled, ...(state.swatch ? [['SWCH', state.swatch] as const] : [])])
}

/** How to call the pictures of a change that is not carried out: by the platform's id where they are there, else by their rendition. */
export function idsWhilePlanned({ media }: ListingChange): Map<string, string> {
  return new Map(
    media.map(({ renditionKey, action, remoteId }) => [
      renditionKey,
      action === 'present' && remoteId !== null ? remoteId : renditionKey,
    ]),
  )
}

/**
 * What is to stand in which place once the change is done to the listing as it is `now`, without gaps. The same whenever asked on the
 * way there. `files` must know every picture of the change.
 */
export function wantedSlots(change: ListingChange, now: ListingState, files: FileIds): Map<ListingSlot, RemoteMedia> {
  return slotsOf(expectedState(change, now, files))
}
