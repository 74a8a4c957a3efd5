import { undescribed, type ListingState } from '../channel/listing-state.ts'
import { broughtForVariants } from './brought-for-variants.ts'
import { expectedState } from './expected-state.ts'
import type { ListingChange } from './listing-change.ts'
import type { FileIds } from './wanted-order.ts'

/**
 * What may be an export's own work on a listing where it broke off: what it was on its way to, and pictures for variants alone that
 * were among the listing's media for a while. Pure.
 */
export function brokenOffWork(change: ListingChange, before: ListingState, files: FileIds): ListingState {
  const expected = expectedState(change, before, files)
  const onTheirWay = broughtForVariants(change, files, [...before.media, ...expected.media])
  return { ...expected, media: [...expected.media, ...onTheirWay.map((id) => undescribed(id))] }
}
