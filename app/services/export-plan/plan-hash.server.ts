import { createHash } from 'node:crypto'
import type { ListingState } from '../../core/channel/listing-state.ts'
import { listingDigest } from '../../core/channel/listing-state.ts'
import { listingChangeSchema, type ListingChange } from '../../core/export/listing-change.ts'
import type { MappingEntry } from '../../core/mapping/mapping.ts'

export interface HashedItem {
  readonly listingId: string
  readonly change: ListingChange
  readonly observed: ListingState
}

/**
 * Names exactly what a merchant approves: the changes, what the listings showed, and the mapping they come from. Computed
 * again at the start, from the stored plan and the mapping of that moment: a difference means the plan is outdated.
 */
export function planHash(
  items: readonly HashedItem[],
  entriesByListing: ReadonlyMap<string, readonly MappingEntry[]>,
): string {
  const text = items.map(({ listingId, change, observed }) => [
    listingId,
    // Whoever made it: the order of its keys, and what is left out where it has a default, say nothing.
    listingChangeSchema.parse(change),
    listingDigest(observed),
    (entriesByListing.get(listingId) ?? []).map(({ assetId, target, role, position, altText }) => [
      assetId,
      Object.entries(target).sort(),
      role,
      position,
      altText,
    ]),
  ])
  return createHash('sha256').update(JSON.stringify(text)).digest('hex')
}
