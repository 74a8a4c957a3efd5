import { mediaSlots, type ListingSlot } from '../channel/listing-slot.ts'
import { describedMedia, undescribed, type ListingState, type RemoteMedia } from '../channel/listing-state.ts'
import type { PictureView } from '../mapping/mapping-view.ts'
import { isUnchanged, type ListingChange, type MediaRef, type PlannedMedia } from './listing-change.ts'
import type { PlanIssue } from './plan-issue.ts'
import { planVideos } from './plan-video-view.ts'
import type { PlanAssignment, PlanGallery, PlanItemView, PlanPicture, PlanRemoval } from './plan-view.ts'

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
    listingTitle: observed.title === rest.title ? null : observed.title,
    unchanged: isUnchanged(change),
    before: named(beforeMedia(change, observed), slotsBefore(observed)),
    after: named(afterMedia(change, observed, pictureOf), slotsAfter(change, observed)),
    reordered: change.order !== null,
    swatch: swatchOf(change, observed, pictureOf),
    assignments: assignmentsOf(change, observed, pictureOf),
    galleries: galleriesOf(change, observed, pictureOf),
    videos: planVideos(change, (media) => ours(media, pictureOf)),
    coming: {
      upload: change.media.filter(({ action }) => action === 'upload').length,
      reuse: change.media.filter(({ action }) => action === 'reuse').length,
      restored: change.restores.filter(({ attach }) => attach).length,
    },
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

/** The places that pictures stand in, in their order; none where places have no names. */
function slotsBefore({ mainPlace, slots }: ListingState): readonly ListingSlot[] {
  if (mainPlace === undefined) return []
  return slots ?? (mainPlace === 'empty' ? mediaSlots.slice(1) : mediaSlots)
}

function slotsAfter({ fillsMain }: ListingChange, { mainPlace }: ListingState): readonly ListingSlot[] {
  if (mainPlace === undefined) return []
  return mainPlace === 'empty' && !fillsMain ? mediaSlots.slice(1) : mediaSlots
}

function named(pictures: readonly PlanPicture[], slots: readonly ListingSlot[]): PlanPicture[] {
  return pictures.map((picture, index) => {
    const slot = slots[index]
    return slot ? { ...picture, slot } : picture
  })
}

function swatchOf(
  { swatch, ...change }: ListingChange,
  observed: ListingState,
  pictureOf: PictureLookup,
): PlanItemView['swatch'] {
  if (!swatch) return null
  return {
    before: observed.swatch ? theirs(observed.swatch) : null,
    after: swatch.after && resolve(swatch.after, change, observed, pictureOf),
  }
}

function ofListing({ place }: { readonly place: string }): boolean {
  return place === 'listing'
}

function leavingListing({ removals }: ListingChange): ReadonlySet<string> {
  return new Set(removals.filter(ofListing).map(({ mediaId }) => mediaId))
}

function beforeMedia(change: ListingChange, observed: ListingState): PlanPicture[] {
  const leaving = leavingListing(change)
  return observed.media.map((media) => (leaving.has(media.id) ? { ...theirs(media), kind: 'removed' } : theirs(media)))
}

function removalsOf({ removals, variants, galleries }: ListingChange, observed: ListingState): PlanRemoval[] {
  const touched = new Set([...variants, ...galleries].map(idOf))
  const shown = new Map(named(observed.media.map(theirs), slotsBefore(observed)).map((row) => [row.key, row]))
  return removals.map(({ mediaId, place, alt, url, ours }) => ({
    picture: { ...shown.get(mediaId), key: `${place} ${mediaId}`, kind: 'removed', url, label: alt },
    ours,
    variants: observed.variants
      .filter((variant) => touched.has(variant.id) && [variant.mediaId, ...variant.galleryIds].includes(mediaId))
      .map(({ title }) => title),
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
  if (change.order) return change.order.map((ref) => resolve(ref, change, observed, pictureOf))
  const leaving = leavingListing(change)
  const media = change.media.filter(ofListing)
  const present = new Map(media.map((row) => [row.action === 'present' ? row.remoteId : null, row]))
  const staying = observed.media.filter(({ id }) => !leaving.has(id))
  const shown = staying.map((row) => (present.has(row.id) ? { ...theirs(row), kind: 'present' as const } : theirs(row)))
  const added = media.filter(({ action }) => action !== 'present')
  return [
    ...shown,
    ...added.map((row) => ours(row, pictureOf)),
    ...returning(change)
      .filter(ofListing)
      .map(({ picture }) => picture),
  ]
}

function returning({ restores }: ListingChange): { place: string; picture: PlanPicture }[] {
  return restores
    .filter(({ attach }) => attach)
    .map(({ mediaId, place, url, alt }) => ({
      place,
      picture: { key: mediaId, kind: 'restored', url, label: alt ?? '' },
    }))
}

function resolve(ref: MediaRef, change: ListingChange, observed: ListingState, pictureOf: PictureLookup): PlanPicture {
  if (ref.from === 'asset') {
    const media = change.media.find(({ renditionKey }) => renditionKey === ref.renditionKey)
    return media ? ours(media, pictureOf) : theirs(undescribed(ref.renditionKey))
  }
  const back = returning(change).find(({ picture }) => picture.key === ref.mediaId)
  return back?.picture ?? theirs(describedMedia(observed).get(ref.mediaId) ?? undescribed(ref.mediaId))
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
    ...(picture?.kind === 'video' && { video: true }),
  }
}

/** Variants that get the same picture stand together. */
function assignmentsOf(change: ListingChange, observed: ListingState, pictureOf: PictureLookup): PlanAssignment[] {
  const onListing = new Set(observed.media.map(({ id }) => id))
  const assigned = change.variants.flatMap(({ variantRemoteId, before, after }) =>
    after ? [{ variantRemoteId, before, picture: resolve(after, change, observed, pictureOf) }] : [],
  )
  return [...Map.groupBy(assigned, ({ picture }) => picture.key).values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const replaced = group.filter(({ before }) => before !== null && !onListing.has(before)).length
    return [{ picture: first.picture, variants: variantTitles(group.map(idOf), observed), replaced }]
  })
}

/** Variants that get the same views stand together. */
function galleriesOf(change: ListingChange, observed: ListingState, pictureOf: PictureLookup): PlanGallery[] {
  const wanted = change.galleries.map(({ variantRemoteId, after }) => {
    const pictures = after.map((ref) => resolve(ref, change, observed, pictureOf))
    return { variantRemoteId, pictures, key: pictures.map(({ key }) => key).join() }
  })
  return [...Map.groupBy(wanted, ({ key }) => key)].map(([key, group]) => ({
    key: `views ${key}`,
    pictures: group[0]?.pictures ?? [],
    variants: variantTitles(group.map(idOf), observed),
  }))
}
