/**
 * Names of places, as Amazon calls them in its catalogue and in file names: the main picture, the further ones in order, and the
 * swatch (naming: Seller Central help JV4FNMT7563SF5F).
 */
export const listingSlots = ['MAIN', 'PT01', 'PT02', 'PT03', 'PT04', 'PT05', 'PT06', 'PT07', 'PT08', 'SWCH'] as const

export type ListingSlot = (typeof listingSlots)[number]

/** Places of `ListingState.media` in their order; the swatch stands apart. */
export const mediaSlots = listingSlots.filter((slot) => slot !== 'SWCH')

/** As merchants read it. */
export function slotLabel(slot: ListingSlot): string {
  if (slot === 'MAIN') return 'Main picture'
  return slot === 'SWCH' ? 'Swatch' : `Picture ${Number(slot.slice(2)) + 1}`
}
