import type { ListingState } from '../channel/listing-state.ts'
import type { ListingChange } from './listing-change.ts'
import { remoteIdOf, resolveRef, wantedOrder, type FileIds } from './wanted-order.ts'

/** One thing that the listing does not show as planned. */
export interface Mismatch {
  readonly kind: 'missing' | 'not_ready' | 'alt' | 'not_removed' | 'variant' | 'order'
  /** The picture it is about, where it is one. */
  readonly renditionKey?: string
  readonly variantRemoteId?: string
}

/** Compares what the listing shows with what the change intends; nothing missing means the item is live. */
export function verify(change: ListingChange, state: ListingState, files: FileIds): Mismatch[] {
  return [
    ...verifyMedia(change, state, files),
    ...verifyRestored(change, state),
    ...verifyRemoved(change, state),
    ...verifyVariants(change, state, files),
    ...verifyOrder(change, state, files),
  ]
}

function verifyMedia(change: ListingChange, state: ListingState, files: FileIds): Mismatch[] {
  const shown = new Map(state.media.map((media) => [media.id, media]))
  return change.media.flatMap((planned): Mismatch[] => {
    const { renditionKey, alt } = planned
    const media = shown.get(remoteIdOf(planned, files) ?? '')
    if (!media) return [{ kind: 'missing', renditionKey }]
    if (media.status !== 'ready') return [{ kind: 'not_ready', renditionKey }]
    const setsAlt = planned.action !== 'present' || planned.changesAlt
    return setsAlt && alt !== null && media.alt !== alt ? [{ kind: 'alt', renditionKey }] : []
  })
}

function verifyRestored(change: ListingChange, state: ListingState): Mismatch[] {
  const shown = new Map(state.media.map((media) => [media.id, media]))
  return change.restores.flatMap(({ mediaId, alt }): Mismatch[] => {
    const media = shown.get(mediaId)
    if (!media) return [{ kind: 'missing' }]
    return alt !== null && media.alt !== alt ? [{ kind: 'alt' }] : []
  })
}

function verifyRemoved(change: ListingChange, state: ListingState): Mismatch[] {
  const shown = new Set(state.media.map(({ id }) => id))
  return change.removals.filter(({ mediaId }) => shown.has(mediaId)).map(() => ({ kind: 'not_removed' }))
}

function verifyVariants(change: ListingChange, state: ListingState, files: FileIds): Mismatch[] {
  const pictures = new Map(state.variants.map(({ id, mediaId }) => [id, mediaId]))
  return change.variants
    .filter(({ variantRemoteId, after }) => {
      const wanted = after && (resolveRef(after, change, files) ?? 'unknown')
      return pictures.get(variantRemoteId) !== wanted
    })
    .map(({ variantRemoteId, after }) => ({
      kind: 'variant',
      variantRemoteId,
      ...(after?.from === 'asset' && { renditionKey: after.renditionKey }),
    }))
}

function verifyOrder(change: ListingChange, state: ListingState, files: FileIds): Mismatch[] {
  const wanted = wantedOrder(change, state, files)
  return state.media.every(({ id }, index) => wanted[index] === id) ? [] : [{ kind: 'order' }]
}
