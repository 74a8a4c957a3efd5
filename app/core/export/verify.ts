import {
  describedMedia,
  inheritedPicture,
  shownMediaIds,
  type ListingState,
  type RemoteMedia,
} from '../channel/listing-state.ts'
import type { ListingChange, PlannedMedia } from './listing-change.ts'
import { remoteIdOf, resolveRef, wantedGallery, wantedOrder, type FileIds } from './wanted-order.ts'

/** One thing that the listing does not show as planned. */
export interface Mismatch {
  readonly kind: 'missing' | 'not_ready' | 'alt' | 'not_removed' | 'variant' | 'gallery' | 'order' | 'main' | 'swatch'
  /** The picture it is about, where it is one. */
  readonly renditionKey?: string
  readonly variantRemoteId?: string
}

/** Compares what the listing shows with what the change intends; nothing missing means the item is live. */
export function verify(change: ListingChange, state: ListingState, files: FileIds): Mismatch[] {
  const shown = {
    listing: new Set(state.media.map(({ id }) => id)),
    variants: shownMediaIds({
      variants: state.variants,
      media: state.media.filter(({ id }) => id === inheritedPicture(state)),
    }),
    swatch: new Set(state.swatch ? [state.swatch.id] : []),
    description: new Set(state.description?.media.map(({ id }) => id)),
    library: new Set(files.values()),
  }
  const rows = describedMedia(state)
  return [
    ...change.media.flatMap((planned): Mismatch[] => {
      const id = remoteIdOf(planned, files) ?? ''
      const { renditionKey } = planned
      return shown[planned.place].has(id) ? verifyRow(planned, rows.get(id)) : [{ kind: 'missing', renditionKey }]
    }),
    ...change.restores.flatMap(({ mediaId, place, alt }): Mismatch[] => {
      if (!shown[place].has(mediaId)) return [{ kind: 'missing' }]
      const row = rows.get(mediaId)
      return row && alt !== null && row.alt !== alt ? [{ kind: 'alt' }] : []
    }),
    // What leaves variants, or the swatch, is in what they are to show.
    ...change.removals
      .filter(({ mediaId, place }) => (place === 'listing' || place === 'description') && shown[place].has(mediaId))
      .map((): Mismatch => ({ kind: 'not_removed' })),
    ...verifyVariants(change, state, files),
    ...verifyGalleries(change, state, files),
    ...verifyOrder(change, state, files),
    ...verifySlots(change, state, files),
  ]
}

/** What the platform does not tell of a picture is not held against it. */
function verifyRow({ renditionKey, alt, action, changesAlt }: PlannedMedia, row: RemoteMedia | undefined): Mismatch[] {
  if (!row) return []
  if (row.status !== 'ready') return [{ kind: 'not_ready', renditionKey }]
  const setsAlt = action !== 'present' || changesAlt
  return setsAlt && alt !== null && row.alt !== alt ? [{ kind: 'alt', renditionKey }] : []
}

function verifyVariants(change: ListingChange, state: ListingState, files: FileIds): Mismatch[] {
  const pictures = new Map(state.variants.map(({ id, mediaId }) => [id, mediaId]))
  return change.variants
    .filter(({ variantRemoteId, after }) => {
      const wanted = after && (resolveRef(after, change, files) ?? 'unknown')
      const shown = pictures.get(variantRemoteId)
      return shown !== wanted && !(shown === null && wanted === inheritedPicture(state))
    })
    .map(({ variantRemoteId, after }) => ({
      kind: 'variant',
      variantRemoteId,
      ...(after?.from === 'asset' && { renditionKey: after.renditionKey }),
    }))
}

function verifyGalleries(change: ListingChange, state: ListingState, files: FileIds): Mismatch[] {
  const galleries = new Map(state.variants.map(({ id, galleryIds }) => [id, galleryIds.join()]))
  return change.galleries
    .filter((gallery) => {
      const complete = gallery.after.every((ref) => resolveRef(ref, change, files) !== undefined)
      return !complete || galleries.get(gallery.variantRemoteId) !== wantedGallery(gallery, change, files).join()
    })
    .map(({ variantRemoteId }) => ({ kind: 'gallery', variantRemoteId }))
}

function verifyOrder(change: ListingChange, state: ListingState, files: FileIds): Mismatch[] {
  const wanted = wantedOrder(change, state, files)
  return state.media.every(({ id }, index) => wanted[index] === id) ? [] : [{ kind: 'order' }]
}

function verifySlots({ fillsMain, swatch, media }: ListingChange, state: ListingState, files: FileIds): Mismatch[] {
  const wanted = swatch?.after && (resolveRef(swatch.after, { media }, files) ?? 'unknown')
  const asset = swatch?.after?.from === 'asset' ? { renditionKey: swatch.after.renditionKey } : {}
  return [
    ...(fillsMain && state.mainPlace === 'empty' ? [{ kind: 'main' as const }] : []),
    ...(swatch && wanted !== (state.swatch?.id ?? null) ? [{ kind: 'swatch' as const, ...asset }] : []),
  ]
}
