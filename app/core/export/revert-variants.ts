import type { ListingState, RemoteVariant } from '../channel/listing-state.ts'
import { revertOrder, type Orders } from './revert-order.ts'
import type { UndoConflict } from './undo-conflict.ts'

interface States {
  readonly now: ListingState
  readonly before: ListingState
  readonly after: ListingState
}

export interface RevertedVariants {
  readonly rows: RemoteVariant[]
  readonly conflicts: readonly UndoConflict[]
}

/**
 * The pictures and further views of variants as they were before our export, as far as nobody changed them since. `showable`:
 * the pictures that a variant can show.
 */
export function revertVariants({ now, before, after }: States, showable: ReadonlySet<string>): RevertedVariants {
  const [former, exported] = [byId(before), byId(after)]
  const conflicts: UndoConflict[] = []
  const rows = now.variants.map((variant): RemoteVariant => {
    const { id: variantRemoteId } = variant
    const was = former.get(variantRemoteId)
    const picture = revertPicture(variant, was, exported.get(variantRemoteId), showable)
    const gallery = revertGallery(variant, was, exported.get(variantRemoteId), showable)
    const kinds = new Set([picture.conflict, gallery.conflict])
    for (const kind of kinds) if (kind) conflicts.push({ kind, variantRemoteId })
    // A store never shows a variant's own picture among its further views.
    return { ...variant, mediaId: picture.mediaId, galleryIds: gallery.ids.filter((id) => id !== picture.mediaId) }
  })
  const existing = new Set(now.variants.map(({ id }) => id))
  for (const [id, was] of former) {
    if (!existing.has(id) && !samePictures(was, exported.get(id)))
      conflicts.push({ kind: 'variant_gone', variantRemoteId: id })
  }
  return { rows, conflicts }
}

type Kind = UndoConflict['kind'] | null

function revertPicture(
  { mediaId }: RemoteVariant,
  was: RemoteVariant | undefined,
  exported: RemoteVariant | undefined,
  showable: ReadonlySet<string>,
): { mediaId: string | null; conflict: Kind } {
  const stays = mediaId === null || showable.has(mediaId)
  // What somebody chose since is theirs, unless it is a picture that goes with the undo.
  const isTheirs = was === undefined || (mediaId !== was.mediaId && mediaId !== exported?.mediaId)
  if (isTheirs && stays) return { mediaId, conflict: was ? 'variant_since' : null }
  const wanted = was?.mediaId ?? null
  if (wanted === null || showable.has(wanted)) return { mediaId: wanted, conflict: null }
  return { mediaId: stays ? mediaId : null, conflict: 'variant_picture_gone' }
}

function revertGallery(
  variant: RemoteVariant,
  was: RemoteVariant | undefined,
  exported: RemoteVariant | undefined,
  showable: ReadonlySet<string>,
): { ids: readonly string[]; conflict: Kind } {
  const orders = { now: variant.galleryIds, before: was?.galleryIds ?? [], after: exported?.galleryIds ?? [] }
  if (!was || same(orders.now, orders.before)) return { ids: orders.now, conflict: null }
  if (same(orders.now, orders.after)) {
    const ids = orders.before.filter((id) => showable.has(id))
    return { ids, conflict: ids.length < orders.before.length ? 'variant_picture_gone' : null }
  }
  const { ids } = revertOrder(orders, remainingViews(orders, showable))
  return { ids, conflict: same(ids, orders.before) ? null : 'gallery_since' }
}

/** What is there and not ours, and what we took away and nobody else did. */
function remainingViews({ now, before, after }: Orders, showable: ReadonlySet<string>): ReadonlySet<string> {
  const stays = now.filter((id) => before.includes(id) || !after.includes(id))
  const returns = before.filter((id) => !now.includes(id) && !after.includes(id) && showable.has(id))
  return new Set([...stays, ...returns])
}

function samePictures(a: RemoteVariant, b: RemoteVariant | undefined): boolean {
  return a.mediaId === b?.mediaId && same(a.galleryIds, b.galleryIds)
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}

function byId({ variants }: ListingState): ReadonlyMap<string, RemoteVariant> {
  return new Map(variants.map((row) => [row.id, row]))
}
