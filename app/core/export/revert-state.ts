import type { ListingState, RemoteMedia, RemoteVariant } from '../channel/listing-state.ts'
import { revertOrder } from './revert-order.ts'

/**
 * One thing of the former state that does not come back, and why. `file_gone`: the account no longer has the file. The `…_since`
 * kinds: somebody changed it after our export, and what somebody decided is theirs.
 */
export interface UndoConflict {
  readonly kind:
    | 'file_gone'
    | 'removed_since'
    | 'added_since'
    | 'alt_since'
    | 'variant_since'
    | 'variant_picture_gone'
    | 'variant_gone'
    | 'order_since'
  readonly mediaId?: string
  readonly variantRemoteId?: string
}

export interface Reversion {
  /** What the listing shows now. */
  readonly now: ListingState
  /** What it showed before our export, and after it. */
  readonly before: ListingState
  readonly after: ListingState
  /** Files off the listing that the account still has. */
  readonly usable: ReadonlySet<string>
}

export interface Reverted {
  readonly state: ListingState
  readonly conflicts: readonly UndoConflict[]
}

/**
 * A three-way merge backwards: whatever our export changed and nobody touched since goes back to how it was; whatever
 * somebody changed since stays, and is reported. Where nobody touched anything the result is exactly the former state. Pure.
 */
export function revertState(reversion: Reversion): Reverted {
  const media = revertMedia(reversion)
  const order = revertOrder(reversion, new Set(media.rows.keys()))
  const variants = revertVariants(reversion, new Set(media.rows.keys()))
  return {
    state: {
      ...reversion.now,
      media: order.ids.flatMap((id) => media.rows.get(id) ?? []),
      variants: variants.rows,
    },
    conflicts: [
      ...media.conflicts,
      ...variants.conflicts,
      ...(order.changedSince ? [{ kind: 'order_since' as const }] : []),
    ],
  }
}

function revertMedia({ now, before, after, usable }: Reversion) {
  const [shown, former, exported] = [byId(now), byId(before), byId(after)]
  const rows = new Map<string, RemoteMedia>()
  const conflicts: UndoConflict[] = []
  for (const row of now.media) {
    const was = former.get(row.id)
    if (!was && exported.has(row.id)) continue
    const alt = was ? formerAlt(row, was, exported.get(row.id)) : row.alt
    rows.set(row.id, { ...row, alt })
    if (!was) conflicts.push({ kind: 'added_since', mediaId: row.id })
    else if (alt !== was.alt) conflicts.push({ kind: 'alt_since', mediaId: row.id })
  }
  for (const row of before.media.filter(({ id }) => !shown.has(id))) {
    if (exported.has(row.id)) conflicts.push({ kind: 'removed_since', mediaId: row.id })
    else if (usable.has(row.id)) rows.set(row.id, row)
    else conflicts.push({ kind: 'file_gone', mediaId: row.id })
  }
  return { rows, conflicts }
}

/** The former alt text where it still is, or where ours stands in its place; else what somebody wrote. */
function formerAlt(now: RemoteMedia, was: RemoteMedia, exported: RemoteMedia | undefined): string {
  return now.alt === exported?.alt ? was.alt : now.alt
}

function revertVariants({ now, before, after }: Reversion, media: ReadonlySet<string>) {
  const [former, exported] = [pictures(before), pictures(after)]
  const conflicts: UndoConflict[] = []
  const report = (kind: UndoConflict['kind'], variantRemoteId: string) => conflicts.push({ kind, variantRemoteId })
  const rows = now.variants.map((variant): RemoteVariant => {
    const { id, mediaId } = variant
    const was = former.get(id)
    const stays = mediaId === null || media.has(mediaId)
    // What somebody chose since is theirs, unless it is a picture that goes with the undo.
    const isTheirs = was === undefined || (mediaId !== was && mediaId !== exported.get(id))
    if (isTheirs && stays) {
      if (was !== undefined) report('variant_since', id)
      return variant
    }
    const wanted = was ?? null
    if (wanted === null || media.has(wanted)) return { ...variant, mediaId: wanted }
    report('variant_picture_gone', id)
    return { ...variant, mediaId: stays ? mediaId : null }
  })
  const existing = new Set(now.variants.map(({ id }) => id))
  for (const [id, was] of former) if (!existing.has(id) && was !== exported.get(id)) report('variant_gone', id)
  return { rows, conflicts }
}

function byId({ media }: ListingState): ReadonlyMap<string, RemoteMedia> {
  return new Map(media.map((row) => [row.id, row]))
}

function pictures({ variants }: ListingState): ReadonlyMap<string, string | null> {
  return new Map(variants.map(({ id, mediaId }) => [id, mediaId]))
}
