import { listingSlots, type ListingSlot } from '../../core/channel/listing-slot.ts'
import { attributeOfSlot } from './attributes.ts'

/** What one slot is to show: the address of a picture, or nothing. */
export interface SlotChange {
  readonly slot: ListingSlot
  readonly url: string | null
}

interface PatchOperation {
  readonly op: 'replace' | 'delete'
  readonly path: string
  readonly value: readonly Readonly<Record<string, string>>[]
}

/**
 * What differs between what a listing has and what it is to have, in the order of the slots. The main picture is only ever replaced:
 * without one Amazon takes the page off the search (Seller Central help GT8RSE9S9NK4LP6Z).
 */
export function slotChanges(
  now: ReadonlyMap<ListingSlot, { readonly id: string }>,
  wanted: ReadonlyMap<ListingSlot, { readonly id: string }>,
): SlotChange[] {
  return listingSlots.flatMap((slot) => {
    const url = wanted.get(slot)?.id ?? null
    if (url === (now.get(slot)?.id ?? null)) return []
    return url === null && slot === 'MAIN' ? [] : [{ slot, url }]
  })
}

/**
 * The changes as Amazon takes them. Attributes are lists with a value for each marketplace: each entry names its own, also one that is
 * deleted (an empty value is refused: selling-partner-api-models, issue 4941).
 */
export function toPatches(changes: readonly SlotChange[], marketplaceId: string): PatchOperation[] {
  return changes.map(({ slot, url }) => ({
    op: url === null ? 'delete' : 'replace',
    path: `/attributes/${attributeOfSlot[slot]}`,
    value: [{ marketplace_id: marketplaceId, ...(url !== null && { media_location: url }) }],
  }))
}
