import type { ListingState, RemoteMedia } from '../channel/listing-state.ts'
import type { PictureView } from '../mapping/mapping-view.ts'
import type { PlanMode } from './export-mode.ts'
import { isUnchanged, type ListingChange, type MediaRef, type PlannedMedia } from './listing-change.ts'
import type { PlanIssue } from './plan-issue.ts'
import type { PlanEstimate, PlanTotals } from './plan-summary.ts'

/**
 * A picture of a listing before or after the export. `theirs`: it is there and Mediaport leaves it alone. `removed`: it leaves.
 * `restored`: it was there once and comes back.
 */
export interface PlanPicture {
  readonly key: string
  readonly kind: 'theirs' | 'upload' | 'reuse' | 'present' | 'removed' | 'restored'
  readonly url: string | null
  readonly label: string
}

export interface PlanAssignment {
  readonly picture: PlanPicture
  readonly variants: readonly string[]
}

/** A picture that leaves its listing, with the variants that show it until then. */
export interface PlanRemoval {
  readonly picture: PlanPicture
  readonly ours: boolean
  readonly variants: readonly string[]
}

export interface PlanItemView {
  readonly id: string
  readonly position: number
  readonly productId: string
  readonly title: string
  readonly unchanged: boolean
  readonly before: readonly PlanPicture[]
  readonly after: readonly PlanPicture[]
  readonly reordered: boolean
  readonly assignments: readonly PlanAssignment[]
  readonly removals: readonly PlanRemoval[]
  /** Variants that will have no picture of their own. */
  readonly cleared: readonly string[]
  /** How many pictures get another alt text although they stay. */
  readonly describes: number
  readonly issues: readonly (PlanIssue & { readonly fileName: string | null })[]
}

/** A listing that an undo cannot bring back completely; the merchant decides about it. */
export interface PlanConflict {
  readonly position: number
  readonly title: string
  /** Pictures that leave it. */
  readonly removals: number
}

export interface PlanView {
  readonly id: string
  readonly mode: PlanMode
  readonly createdAt: string
  readonly totals: PlanTotals
  readonly estimate: PlanEstimate
  readonly items: readonly PlanItemView[]
  readonly page: number
  readonly pageCount: number
  /** The mapping changed since; what is planned is not what is mapped. */
  readonly outdated: boolean
  readonly conflicts: readonly PlanConflict[]
  /** The run that was started from it; null: it waits for approval. */
  readonly runId: string | null
}

export type PictureLookup = (assetId: string) => PictureView | undefined

export interface PlanItemSource {
  readonly id: string
  readonly position: number
  readonly productId: string
  readonly title: string
  readonly change: ListingChange
  readonly observed: ListingState
  readonly issues: readonly PlanIssue[]
}

/** What a merchant sees of one listing's changes: the gallery before and after, and who gets which picture. Pure. */
export function planItemView(source: PlanItemSource, pictureOf: PictureLookup): PlanItemView {
  const { change, observed, issues, ...rest } = source
  return {
    ...rest,
    unchanged: isUnchanged(change),
    before: beforeMedia(change, observed),
    after: afterMedia(change, observed, pictureOf),
    reordered: change.order !== null,
    assignments: assignmentsOf(change, observed, pictureOf),
    removals: removalsOf(change, observed),
    cleared: variantTitles(change.variants.filter(({ after }) => after === null).map(idOf), observed),
    describes:
      change.media.filter(({ changesAlt }) => changesAlt).length +
      change.restores.filter(({ attach, alt }) => !attach && alt !== null).length,
    issues: issues.map((issue) => ({
      ...issue,
      fileName: (issue.assetId && pictureOf(issue.assetId)?.fileName) || null,
    })),
  }
}

function beforeMedia(change: ListingChange, observed: ListingState): PlanPicture[] {
  const leaving = new Set(change.removals.map(({ mediaId }) => mediaId))
  return observed.media.map((media) => (leaving.has(media.id) ? { ...theirs(media), kind: 'removed' } : theirs(media)))
}

function removalsOf({ removals }: ListingChange, observed: ListingState): PlanRemoval[] {
  return removals.map(({ mediaId, alt, url, ours }) => ({
    picture: { key: mediaId, kind: 'removed', url, label: alt },
    ours,
    variants: observed.variants.filter((variant) => variant.mediaId === mediaId).map(({ title }) => title),
  }))
}

function idOf({ variantRemoteId }: { readonly variantRemoteId: string }): string {
  return variantRemoteId
}

function variantTitles(ids: readonly string[], { variants }: ListingState): string[] {
  const titles = new Map(variants.map(({ id, title }) => [id, title]))
  return ids.map((id) => titles.get(id) ?? id)
}

function afterMedia(change: ListingChange, observed: ListingState, pictureOf: PictureLookup): PlanPicture[] {
  const planned = new Map(change.media.map((media) => [media.renditionKey, media]))
  if (change.order) return change.order.flatMap((ref) => resolve(ref, planned, change, observed, pictureOf))
  const leaving = new Set(change.removals.map(({ mediaId }) => mediaId))
  const present = new Map(change.media.map((media) => [media.action === 'present' ? media.remoteId : null, media]))
  const staying = observed.media.filter(({ id }) => !leaving.has(id))
  const shown = staying.map((media) => {
    const ours = present.get(media.id)
    return ours ? { ...theirs(media), kind: 'present' as const } : theirs(media)
  })
  const added = change.media.filter(({ action }) => action !== 'present')
  return [...shown, ...added.map((media) => ours(media, pictureOf)), ...returning(change)]
}

function returning({ restores }: ListingChange): PlanPicture[] {
  return restores
    .filter(({ attach }) => attach)
    .map(({ mediaId, url, alt }) => ({ key: mediaId, kind: 'restored', url, label: alt ?? '' }))
}

function resolve(
  ref: MediaRef,
  planned: ReadonlyMap<string, PlannedMedia>,
  change: ListingChange,
  observed: ListingState,
  pictureOf: PictureLookup,
): PlanPicture[] {
  if (ref.from === 'listing') {
    const back = returning(change).filter(({ key }) => key === ref.mediaId)
    return back.length > 0 ? back : observed.media.filter(({ id }) => id === ref.mediaId).map(theirs)
  }
  const media = planned.get(ref.renditionKey)
  return media ? [ours(media, pictureOf)] : []
}

function theirs(media: RemoteMedia): PlanPicture {
  return { key: media.id, kind: 'theirs', url: media.url, label: media.alt }
}

function ours(media: PlannedMedia, pictureOf: PictureLookup): PlanPicture {
  const picture = pictureOf(media.assetId)
  return {
    key: media.renditionKey,
    kind: media.action,
    url: picture?.thumbnailUrl ?? null,
    label: picture?.fileName ?? media.fileName,
  }
}

/** Variants that get the same picture stand together. */
function assignmentsOf(change: ListingChange, observed: ListingState, pictureOf: PictureLookup): PlanAssignment[] {
  const planned = new Map(change.media.map((media) => [media.renditionKey, media]))
  const titles = new Map(observed.variants.map(({ id, title }) => [id, title]))
  const groups = new Map<string, { picture: PlanPicture; variants: string[] }>()
  for (const { variantRemoteId, after } of change.variants) {
    const [picture] = after ? resolve(after, planned, change, observed, pictureOf) : []
    if (!picture) continue
    const group = groups.get(picture.key) ?? { picture, variants: [] }
    group.variants.push(titles.get(variantRemoteId) ?? variantRemoteId)
    groups.set(picture.key, group)
  }
  return [...groups.values()]
}
