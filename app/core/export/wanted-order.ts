import type { ListingState } from '../channel/listing-state.ts'
import type { GalleryChange, ListingChange, MediaRef, PlannedMedia } from './listing-change.ts'

/** Rendition key → the platform's id of its file. */
export type FileIds = ReadonlyMap<string, string>

/** The platform's id of a planned picture; undefined while it has none. */
export function remoteIdOf(
  media: Pick<PlannedMedia, 'renditionKey' | 'remoteId' | 'action'>,
  files: FileIds,
): string | undefined {
  const known = files.get(media.renditionKey)
  // A plan's id of a file to reuse may be outdated by now: only what the listing itself showed can be trusted without the ledger.
  return known ?? (media.action === 'present' ? (media.remoteId ?? undefined) : undefined)
}

export function resolveRef(ref: MediaRef, change: Pick<ListingChange, 'media'>, files: FileIds): string | undefined {
  if (ref.from === 'listing') return ref.mediaId
  const media = change.media.find(({ renditionKey }) => renditionKey === ref.renditionKey)
  return files.get(ref.renditionKey) ?? (media && remoteIdOf(media, files))
}

/**
 * The order of the media that are on the listing now, as the change wants it. Media that nobody planned (added meanwhile)
 * keep their relative order at the end.
 */
export function wantedOrder(change: ListingChange, state: ListingState, files: FileIds): string[] {
  const now = state.media.map(({ id }) => id)
  const planned = change.order
    ? change.order.map((ref) => resolveRef(ref, change, files))
    : [...now.filter((id) => !addedIds(change, files).has(id)), ...addedIds(change, files)]
  const present = new Set(now)
  const wanted = new Set(planned.filter((id): id is string => id !== undefined && present.has(id)))
  return [...wanted, ...now.filter((id) => !wanted.has(id))]
}

/** The further views of a variant as the change wants them; pictures without an id yet are missing. */
export function wantedGallery(
  { after }: GalleryChange,
  change: Pick<ListingChange, 'media'>,
  files: FileIds,
): string[] {
  return after.flatMap((ref) => resolveRef(ref, change, files) ?? [])
}

/** Ids of the pictures that this change puts on the listing, in mapped order, and behind them those that come back. */
function addedIds(change: ListingChange, files: FileIds): Set<string> {
  const added = change.media.filter(({ action, place }) => action !== 'present' && place === 'listing')
  const ids = added.map((media) => remoteIdOf(media, files)).filter((id) => id !== undefined)
  const returning = change.restores
    .filter(({ attach, place }) => attach && place === 'listing')
    .map(({ mediaId }) => mediaId)
  return new Set([...ids, ...returning])
}
