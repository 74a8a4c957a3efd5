import type { ListingState } from '../channel/listing-state.ts'
import { expectedState } from './expected-state.ts'
import type { ListingChange } from './listing-change.ts'
import type { FileIds } from './wanted-order.ts'

/**
 * What an export made of a listing, without what others did to it while it ran: pictures that somebody added, alt texts and variant
 * pictures that somebody changed are theirs, although the listing showed them when the export was confirmed. Pure.
 */
export function ownWork(
  change: ListingChange,
  before: ListingState,
  confirmed: ListingState,
  files: FileIds,
): ListingState {
  const expected = expectedState(change, before, files)
  const media = new Map(expected.media.map((row) => [row.id, row]))
  const variants = new Map(expected.variants.map((row) => [row.id, row]))
  const shownBefore = new Set(before.media.map(({ id }) => id))
  return {
    ...confirmed,
    media: confirmed.media
      .filter(({ id }) => media.has(id))
      .map((row) => (shownBefore.has(row.id) ? { ...row, alt: media.get(row.id)?.alt ?? row.alt } : row)),
    variants: confirmed.variants.map((row) => variants.get(row.id) ?? row),
  }
}
