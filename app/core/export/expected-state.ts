import type { ListingState, RemoteMedia } from '../channel/listing-state.ts'
import type { ListingChange } from './listing-change.ts'
import { remoteIdOf, resolveRef, wantedOrder, type FileIds } from './wanted-order.ts'

/**
 * What a listing shows once a change is done to it: what an export that was interrupted was on its way to, and the model that
 * tests hold the platforms to. `files` must know every picture of the change. Pure.
 */
export function expectedState(change: ListingChange, before: ListingState, files: FileIds): ListingState {
  const removed = new Set(change.removals.map(({ mediaId }) => mediaId))
  const media = new Map(before.media.filter(({ id }) => !removed.has(id)).map((row) => [row.id, row]))
  for (const planned of change.media) {
    const id = remoteIdOf(planned, files)
    if (id === undefined) continue
    const row = media.get(id) ?? newMedia(id, planned.kind)
    const setsAlt = planned.action !== 'present' || planned.changesAlt
    media.set(id, { ...row, alt: setsAlt ? (planned.alt ?? row.alt) : row.alt })
  }
  for (const { mediaId, kind, alt, url } of change.restores) {
    const row = media.get(mediaId) ?? { ...newMedia(mediaId, kind), url }
    media.set(mediaId, { ...row, alt: alt ?? row.alt })
  }
  const unordered = { ...before, media: [...media.values()], variants: variantsAfter(change, before, files, removed) }
  const order = wantedOrder(change, unordered, files)
  return { ...unordered, media: order.flatMap((id) => media.get(id) ?? []) }
}

/** A picture that leaves its listing leaves the variants that show it too; Shopify clears them by itself. */
function variantsAfter(
  change: ListingChange,
  before: ListingState,
  files: FileIds,
  removed: ReadonlySet<string>,
): ListingState['variants'] {
  const assigned = new Map(change.variants.map(({ variantRemoteId, after }) => [variantRemoteId, after]))
  return before.variants.map((variant) => {
    const after = assigned.get(variant.id)
    if (after) return { ...variant, mediaId: resolveRef(after, change, files) ?? variant.mediaId }
    const loses = after === null || (variant.mediaId !== null && removed.has(variant.mediaId))
    return loses ? { ...variant, mediaId: null } : variant
  })
}

function newMedia(id: string, kind: RemoteMedia['kind']): RemoteMedia {
  return { id, kind, alt: '', status: 'ready', url: null, widthPx: null, heightPx: null }
}
