import {
  describedMedia,
  undescribed,
  variantMediaOf,
  type ListingState,
  type RemoteMedia,
} from '../channel/listing-state.ts'
import { wantedInDescription } from './described-change.ts'
import type { ListingChange } from './listing-change.ts'
import { remoteIdOf, resolveRef, wantedGallery, wantedOrder, type FileIds } from './wanted-order.ts'

/**
 * What a listing shows once a change is done to it: what an export that was interrupted was on its way to, and the model that
 * tests hold the platforms to. `files` must know every picture of the change. Pure.
 */
export function expectedState(change: ListingChange, before: ListingState, files: FileIds): ListingState {
  const rows = rowsAfter(change, before, files)
  const variants = variantsAfter(change, before, files)
  const media = mediaAfter(change, before, files).flatMap((id) => rows.get(id) ?? [])
  const order = wantedOrder(change, { ...before, media }, files)
  const ordered = order.flatMap((id) => rows.get(id) ?? [])
  const variantMedia = variantMediaOf({ media: ordered, variants }, rows)
  const places = placesAfter(change, before, files, rows)
  return {
    ...before,
    media: ordered,
    variants,
    variantMedia,
    ...places,
    ...textAfter(change, before, files, rows),
  }
}

/** The places beside the gallery, as far as the listing has such; pictures stand without gaps once they are written. */
function placesAfter(
  { fillsMain, swatch, media }: ListingChange,
  before: ListingState,
  files: FileIds,
  rows: ReadonlyMap<string, RemoteMedia>,
): Pick<ListingState, 'mainPlace' | 'slots' | 'swatch'> {
  const wanted = swatch?.after && resolveRef(swatch.after, { media }, files)
  const shown = (wanted ? rows.get(wanted) : undefined) ?? before.swatch
  return {
    ...(before.mainPlace && { mainPlace: fillsMain ? 'filled' : before.mainPlace }),
    ...(before.slots && { slots: undefined }),
    ...(swatch && before.swatch !== undefined && { swatch: swatch.after ? shown : null }),
  }
}

function textAfter(
  change: ListingChange,
  { description }: ListingState,
  files: FileIds,
  rows: ReadonlyMap<string, RemoteMedia>,
): Pick<ListingState, 'description'> {
  if (!description) return {}
  const shown = description.media.map(({ id }) => id)
  const media = wantedInDescription(change, shown, files).flatMap((id) => rows.get(id) ?? [])
  return { description: { ...description, media } }
}

/** Everything that is known of pictures once the change is done, wherever they are shown then. */
function rowsAfter(change: ListingChange, before: ListingState, files: FileIds): Map<string, RemoteMedia> {
  const rows = describedMedia(before)
  for (const planned of change.media) {
    const id = remoteIdOf(planned, files)
    if (id === undefined) continue
    const row = rows.get(id) ?? undescribed(id, planned.kind)
    const setsAlt = planned.action !== 'present' || planned.changesAlt
    rows.set(id, { ...row, alt: setsAlt ? (planned.alt ?? row.alt) : row.alt })
  }
  for (const { mediaId, kind, alt, url } of change.restores) {
    const row = rows.get(mediaId) ?? { ...undescribed(mediaId, kind), url }
    rows.set(mediaId, { ...row, alt: alt ?? row.alt })
  }
  return rows
}

/** Ids of the listing's own media, those that come behind those that stay. */
function mediaAfter(change: ListingChange, before: ListingState, files: FileIds): string[] {
  const ofListing = ({ place }: { readonly place: string }) => place === 'listing'
  const removed = new Set(change.removals.filter(ofListing).map(({ mediaId }) => mediaId))
  const staying = before.media.map(({ id }) => id).filter((id) => !removed.has(id))
  const added = change.media.filter(ofListing).flatMap((planned) => remoteIdOf(planned, files) ?? [])
  const returning = change.restores.filter((restored) => ofListing(restored) && restored.attach)
  return [...new Set([...staying, ...added, ...returning.map(({ mediaId }) => mediaId)])]
}

function variantsAfter(change: ListingChange, before: ListingState, files: FileIds): ListingState['variants'] {
  const assigned = new Map(change.variants.map(({ variantRemoteId, after }) => [variantRemoteId, after]))
  const galleries = new Map(change.galleries.map((gallery) => [gallery.variantRemoteId, gallery]))
  return before.variants.map((variant) => {
    const after = assigned.get(variant.id)
    const gallery = galleries.get(variant.id)
    const picture = after ? (resolveRef(after, change, files) ?? variant.mediaId) : after
    return {
      ...variant,
      mediaId: picture === undefined ? variant.mediaId : picture,
      galleryIds: gallery ? wantedGallery(gallery, change, files) : variant.galleryIds,
    }
  })
}
