import { describedMedia, shownMediaIds, undescribed, type ListingState } from '../channel/listing-state.ts'
import { descriptionChange } from './described-change.ts'
import type {
  GalleryChange,
  ListingChange,
  MediaRef,
  Removal,
  RestoredMedia,
  VariantAssignment,
} from './listing-change.ts'

/**
 * What must change for a listing to show `target`, whose media are all on it or elsewhere in the account. Brings no new
 * bytes. `placed`: ids of files that Mediaport made. Pure.
 */
export function changeTowards(
  now: ListingState,
  target: ListingState,
  placed: ReadonlySet<string> = new Set(),
): ListingChange {
  const kept = new Set(target.media.map(({ id }) => id))
  const text = descriptionChange(now, target)
  const restores = [...restoredMedia(now, target), ...text.restores]
  const appended = [
    ...now.media.map(({ id }) => id).filter((id) => kept.has(id)),
    ...restores.filter(({ attach, place }) => attach && place === 'listing').map(({ mediaId }) => mediaId),
  ]
  return {
    media: [],
    restores,
    removals: [
      ...leavingListing(now, target),
      ...leavingVariants(now, target),
      ...leavingSwatch(now, target),
      ...text.removals,
    ].map((removal) => ({
      ...removal,
      ours: placed.has(removal.mediaId),
    })),
    variants: assignments(now, target),
    galleries: galleries(now, target),
    order: target.media.every(({ id }, index) => appended[index] === id)
      ? null
      : target.media.map(({ id }) => toRef(id)),
    ...(now.swatch?.id !== target.swatch?.id && {
      swatch: { before: now.swatch?.id ?? null, after: target.swatch ? toRef(target.swatch.id) : null },
    }),
    ...(now.mainPlace === 'empty' && target.mainPlace === 'filled' && { fillsMain: true }),
  }
}

type Leaving = Omit<Removal, 'ours'>

function leavingListing(now: ListingState, target: ListingState): Leaving[] {
  const kept = new Set(target.media.map(({ id }) => id))
  return now.media
    .filter(({ id }) => !kept.has(id))
    .map(({ id, alt, url }) => ({ mediaId: id, place: 'listing', alt, url }))
}

/** Pictures that only variants show, and that nothing shows any more. One that another one replaces is none of these. */
function leavingVariants(now: ListingState, target: ListingState): Leaving[] {
  const staying = new Set([...shownMediaIds(target), ...now.media.map(({ id }) => id)])
  const rows = describedMedia(now)
  const wanted = new Map(target.variants.map((variant) => [variant.id, variant]))
  const lost = now.variants.flatMap(({ id, mediaId, galleryIds }) => {
    const cleared = wanted.get(id)?.mediaId === null && mediaId !== null ? [mediaId] : []
    return [...cleared, ...galleryIds].filter((lostId) => !staying.has(lostId))
  })
  return [...new Set(lost)].map((id) => {
    const { alt, url } = rows.get(id) ?? undescribed(id)
    return { mediaId: id, place: 'variants', alt, url }
  })
}

function leavingSwatch({ swatch }: ListingState, target: ListingState): Leaving[] {
  if (!swatch || target.swatch) return []
  return [{ mediaId: swatch.id, place: 'swatch', alt: swatch.alt, url: swatch.url }]
}

function restoredMedia(now: ListingState, target: ListingState): RestoredMedia[] {
  const shown = new Map(now.media.map((row) => [row.id, row]))
  const described = describedMedia(now)
  const onListing = target.media.flatMap(({ id, kind, alt, url }): RestoredMedia[] => {
    const row = shown.get(id)
    return row?.alt === alt ? [] : [{ mediaId: id, kind, place: 'listing', attach: row === undefined, alt, url }]
  })
  const onVariants = target.variantMedia.flatMap(({ id, kind, alt, url }): RestoredMedia[] => {
    const row = described.get(id)
    return row?.alt === alt ? [] : [{ mediaId: id, kind, place: 'variants', attach: row === undefined, alt, url }]
  })
  return [...onListing, ...onVariants, ...restoredSwatch(now, target)]
}

function restoredSwatch(now: ListingState, { swatch, media }: ListingState): RestoredMedia[] {
  const returns = swatch && swatch.id !== now.swatch?.id && !media.some(({ id }) => id === swatch.id)
  if (!returns) return []
  const { id, kind, url } = swatch
  return [{ mediaId: id, kind, place: 'swatch', attach: true, alt: null, url }]
}

function assignments(now: ListingState, target: ListingState): VariantAssignment[] {
  const wanted = new Map(target.variants.map(({ id, mediaId }) => [id, mediaId]))
  return now.variants.flatMap(({ id, mediaId }): VariantAssignment[] => {
    const after = wanted.get(id)
    if (after === undefined || after === mediaId) return []
    return [{ variantRemoteId: id, before: mediaId, after: after === null ? null : toRef(after) }]
  })
}

function galleries(now: ListingState, target: ListingState): GalleryChange[] {
  const wanted = new Map(target.variants.map(({ id, galleryIds }) => [id, galleryIds]))
  return now.variants.flatMap(({ id, galleryIds: before }): GalleryChange[] => {
    const after = wanted.get(id)
    if (!after || after.join() === before.join()) return []
    return [{ variantRemoteId: id, before, after: after.map(toRef) }]
  })
}

function toRef(mediaId: string): MediaRef {
  return { from: 'listing', mediaId }
}
