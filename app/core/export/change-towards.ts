import type { ListingState } from '../channel/listing-state.ts'
import type { ListingChange, MediaRef, RestoredMedia, VariantAssignment } from './listing-change.ts'

/**
 * What must change for a listing to show `target`, whose media are all on it or elsewhere in the account. Brings no new
 * bytes. `placed`: ids of files that Mediaport made. Pure.
 */
export function changeTowards(
  now: ListingState,
  target: ListingState,
  placed: ReadonlySet<string> = new Set(),
): ListingChange {
  const kept = new Set(target.media.map(({ id }) => id))
  const restores = restoredMedia(now, target)
  const appended = [
    ...now.media.map(({ id }) => id).filter((id) => kept.has(id)),
    ...restores.filter(({ attach }) => attach).map(({ mediaId }) => mediaId),
  ]
  return {
    media: [],
    restores,
    removals: now.media
      .filter(({ id }) => !kept.has(id))
      .map(({ id, alt, url }) => ({ mediaId: id, place: 'listing', alt, url, ours: placed.has(id) })),
    variants: assignments(now, target),
    galleries: [],
    order: target.media.every(({ id }, index) => appended[index] === id)
      ? null
      : target.media.map(({ id }) => toRef(id)),
  }
}

function restoredMedia(now: ListingState, target: ListingState): RestoredMedia[] {
  const shown = new Map(now.media.map((row) => [row.id, row]))
  return target.media.flatMap(({ id, kind, alt, url }): RestoredMedia[] => {
    const row = shown.get(id)
    return row?.alt === alt ? [] : [{ mediaId: id, kind, place: 'listing', attach: row === undefined, alt, url }]
  })
}

function assignments(now: ListingState, target: ListingState): VariantAssignment[] {
  const wanted = new Map(target.variants.map(({ id, mediaId }) => [id, mediaId]))
  return now.variants.flatMap(({ id, mediaId }): VariantAssignment[] => {
    const after = wanted.get(id)
    if (after === undefined || after === mediaId) return []
    return [{ variantRemoteId: id, before: mediaId, after: after === null ? null : toRef(after) }]
  })
}

function toRef(mediaId: string): MediaRef {
  return { from: 'listing', mediaId }
}
