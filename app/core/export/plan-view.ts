import type { ListingState, RemoteMedia } from '../channel/listing-state.ts'
import type { PictureView } from '../mapping/mapping-view.ts'
import { isUnchanged, type ListingChange, type MediaRef, type PlannedMedia } from './listing-change.ts'
import type { PlanIssue } from './plan-issue.ts'
import type { PlanEstimate, PlanTotals } from './plan-summary.ts'

/** A picture of a listing before or after the export. `theirs`: it is there and Mediaport leaves it alone. */
export interface PlanPicture {
  readonly key: string
  readonly kind: 'theirs' | 'upload' | 'reuse' | 'present'
  readonly url: string | null
  readonly label: string
}

export interface PlanAssignment {
  readonly picture: PlanPicture
  readonly variants: readonly string[]
}

export interface PlanItemView {
  readonly id: string
  readonly productId: string
  readonly title: string
  readonly unchanged: boolean
  readonly before: readonly PlanPicture[]
  readonly after: readonly PlanPicture[]
  readonly reordered: boolean
  readonly assignments: readonly PlanAssignment[]
  readonly issues: readonly (PlanIssue & { readonly fileName: string | null })[]
}

export interface PlanView {
  readonly id: string
  readonly createdAt: string
  readonly totals: PlanTotals
  readonly estimate: PlanEstimate
  readonly items: readonly PlanItemView[]
  readonly page: number
  readonly pageCount: number
  /** The mapping changed since; what is planned is not what is mapped. */
  readonly outdated: boolean
  /** The run that was started from it; null: it waits for approval. */
  readonly runId: string | null
}

export type PictureLookup = (assetId: string) => PictureView | undefined

export interface PlanItemSource {
  readonly id: string
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
    before: observed.media.map(theirs),
    after: afterMedia(change, observed, pictureOf),
    reordered: change.order !== null,
    assignments: assignmentsOf(change, observed, pictureOf),
    issues: issues.map((issue) => ({
      ...issue,
      fileName: (issue.assetId && pictureOf(issue.assetId)?.fileName) || null,
    })),
  }
}

function afterMedia(change: ListingChange, observed: ListingState, pictureOf: PictureLookup): PlanPicture[] {
  const planned = new Map(change.media.map((media) => [media.renditionKey, media]))
  if (change.order) return change.order.flatMap((ref) => resolve(ref, planned, observed, pictureOf))
  const present = new Map(change.media.map((media) => [media.action === 'present' ? media.remoteId : null, media]))
  const shown = observed.media.map((media) => {
    const ours = present.get(media.id)
    return ours ? { ...theirs(media), kind: 'present' as const } : theirs(media)
  })
  const added = change.media.filter(({ action }) => action !== 'present')
  return [...shown, ...added.map((media) => ours(media, pictureOf))]
}

function resolve(
  ref: MediaRef,
  planned: ReadonlyMap<string, PlannedMedia>,
  observed: ListingState,
  pictureOf: PictureLookup,
): PlanPicture[] {
  if (ref.from === 'listing') return observed.media.filter(({ id }) => id === ref.mediaId).map(theirs)
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
    const [picture] = after ? resolve(after, planned, observed, pictureOf) : []
    if (!picture) continue
    const group = groups.get(picture.key) ?? { picture, variants: [] }
    group.variants.push(titles.get(variantRemoteId) ?? variantRemoteId)
    groups.set(picture.key, group)
  }
  return [...groups.values()]
}
