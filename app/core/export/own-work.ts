import { describedMedia, shownMediaIds, variantMediaOf, type ListingState } from '../channel/listing-state.ts'
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
  const [described, shownBefore] = [describedMedia(expected), shownMediaIds(before)]
  const rows = new Map(
    [...describedMedia(confirmed)].map(([id, row]) => {
      const alt = shownBefore.has(id) ? (described.get(id)?.alt ?? row.alt) : row.alt
      return [id, { ...row, alt }]
    }),
  )
  const placed = new Set(expected.media.map(({ id }) => id))
  const media = confirmed.media.flatMap(({ id }) => (placed.has(id) ? (rows.get(id) ?? []) : []))
  const wanted = new Map(expected.variants.map((row) => [row.id, row]))
  const variants = confirmed.variants.map((row) => wanted.get(row.id) ?? row)
  return {
    ...{ ...confirmed, media, variants, variantMedia: variantMediaOf({ media, variants }, rows) },
    ...(confirmed.slots && { slots: undefined }),
    ...(confirmed.swatch !== undefined && { swatch: expected.swatch ?? null }),
  }
}
