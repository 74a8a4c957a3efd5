import type { ListingState } from '../channel/listing-state.ts'
import type { UndoConflict } from './undo-conflict.ts'

export interface Limited {
  readonly state: ListingState
  readonly conflicts: readonly UndoConflict[]
}

/**
 * Leaves out of a target what a listing has no room for: of the pictures that would come back, the last ones. A variant that shows
 * one of them keeps what it shows now, or none. Pure.
 */
export function keepWithinLimit(now: ListingState, target: ListingState, maxMedia: number): Limited {
  const shown = new Set(now.media.map(({ id }) => id))
  const excess = target.media.length - maxMedia
  const returning = target.media.map(({ id }) => id).filter((id) => !shown.has(id))
  const left = new Set(excess > 0 ? returning.slice(-excess) : [])
  if (left.size === 0) return { state: target, conflicts: [] }
  const media = target.media.filter(({ id }) => !left.has(id))
  const kept = new Set(media.map(({ id }) => id))
  const current = new Map(now.variants.map(({ id, mediaId }) => [id, mediaId]))
  const losing = target.variants.filter(({ mediaId }) => mediaId !== null && left.has(mediaId))
  const variants = target.variants.map((variant) => {
    if (!losing.includes(variant)) return variant
    const mediaId = current.get(variant.id) ?? null
    return { ...variant, mediaId: mediaId !== null && kept.has(mediaId) ? mediaId : null }
  })
  return {
    state: { ...target, media, variants },
    conflicts: [
      ...[...left].map((mediaId): UndoConflict => ({ kind: 'no_room', mediaId })),
      ...losing.map(({ id }): UndoConflict => ({ kind: 'variant_picture_gone', variantRemoteId: id })),
    ],
  }
}
