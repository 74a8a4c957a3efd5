import {
  describedMedia,
  shownMediaIds,
  variantMediaOf,
  type ListingState,
  type RemoteMedia,
} from '../channel/listing-state.ts'
import { revertDescription } from './revert-description.ts'
import { revertOrder } from './revert-order.ts'
import { revertMain, revertSwatch } from './revert-places.ts'
import { revertVariants } from './revert-variants.ts'
import type { UndoConflict } from './undo-conflict.ts'

export interface Reversion {
  /** What the listing shows now. */
  readonly now: ListingState
  /** What it showed before our export, and after it. */
  readonly before: ListingState
  readonly after: ListingState
  /** Files off the listing that the account still has. */
  readonly usable: ReadonlySet<string>
  /** Variants have pictures of their own, which the listing's media need not contain. Default: they show media of the listing. */
  readonly apart?: boolean
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
  const { now, before, after, usable, apart } = reversion
  const rows = revertedRows(reversion)
  const listing = revertMedia(reversion)
  const ids = { now: idsOf(now), before: idsOf(before), after: idsOf(after) }
  const order = revertOrder(ids, listing.remaining)
  const main = revertMain(
    reversion,
    order.ids.flatMap((id) => rows.get(id) ?? []),
  )
  const media = [...main.media]
  const swatch = revertSwatch(reversion, existingRows(reversion, rows))
  const showable = apart ? new Set([...usable, ...shownMediaIds(now)]) : listing.remaining
  const variants = revertVariants({ now, before, after }, showable)
  const variantMedia = variantMediaOf({ media, variants: variants.rows }, rows)
  const text = revertDescription(reversion)
  return {
    state: {
      ...now,
      media,
      variants: variants.rows,
      variantMedia,
      ...(text.description && { description: text.description }),
      ...(main.mainPlace && { mainPlace: main.mainPlace }),
      ...(now.slots && { slots: undefined }),
      ...(swatch.swatch !== undefined && { swatch: swatch.swatch }),
    },
    conflicts: [
      ...main.conflicts,
      ...swatch.conflicts,
      ...listing.conflicts,
      ...editedAlts([...media, ...variantMedia], reversion),
      ...variants.conflicts,
      ...text.conflicts,
      ...(order.changedSince ? [{ kind: 'order_since' as const }] : []),
    ],
  }
}

/** Every picture that may be shown afterwards, with its alt text as it is to be then. */
function revertedRows({ now, before, after }: Reversion): Map<string, RemoteMedia> {
  const [former, exported] = [describedMedia(before), describedMedia(after)]
  const rows = new Map(former)
  for (const [id, row] of describedMedia(now)) {
    const was = former.get(id)
    rows.set(id, { ...row, alt: was ? formerAlt(row, was, exported.get(id)) : row.alt })
  }
  return rows
}

function existingRows(
  { now, usable }: Reversion,
  rows: ReadonlyMap<string, RemoteMedia>,
): ReadonlyMap<string, RemoteMedia> {
  const existing = new Set([...usable, ...shownMediaIds(now)])
  return new Map([...rows].filter(([id]) => existing.has(id)))
}

/** Which pictures are on the listing afterwards. */
function revertMedia({ now, before, after, usable }: Reversion) {
  const [shown, former, exported] = [new Set(idsOf(now)), new Set(idsOf(before)), new Set(idsOf(after))]
  const remaining = new Set<string>()
  const conflicts: UndoConflict[] = []
  for (const mediaId of shown) {
    if (!former.has(mediaId) && exported.has(mediaId)) continue
    remaining.add(mediaId)
    if (!former.has(mediaId)) conflicts.push({ kind: 'added_since', mediaId })
  }
  const existing = new Set([...usable, ...shownMediaIds(now)])
  for (const mediaId of former) {
    if (shown.has(mediaId)) continue
    if (exported.has(mediaId)) conflicts.push({ kind: 'removed_since', mediaId })
    else if (existing.has(mediaId)) remaining.add(mediaId)
    else conflicts.push({ kind: 'file_gone', mediaId })
  }
  return { remaining, conflicts }
}

/** Pictures that were described differently before our export, and go on being so because somebody described them since. */
function editedAlts(rows: readonly RemoteMedia[], { now, before }: Reversion): UndoConflict[] {
  const [shown, former] = [describedMedia(now), describedMedia(before)]
  return rows
    .filter(({ id, alt }) => shown.has(id) && former.has(id) && former.get(id)?.alt !== alt)
    .map(({ id }) => ({ kind: 'alt_since', mediaId: id }))
}

/** The former alt text where it still is, or where ours stands in its place; else what somebody wrote. */
function formerAlt(now: RemoteMedia, was: RemoteMedia, exported: RemoteMedia | undefined): string {
  return now.alt === exported?.alt ? was.alt : now.alt
}

function idsOf({ media }: ListingState): string[] {
  return media.map(({ id }) => id)
}
