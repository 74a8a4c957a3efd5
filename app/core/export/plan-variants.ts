import type { ListingState, RemoteVariant } from '../channel/listing-state.ts'
import type { GalleryChange, MediaRef, Removal, VariantAssignment } from './listing-change.ts'
import type { PlanInput, PlannableVariant } from './plan-input.ts'
import { isRefTo, toRef, type MappedPicture } from './mapped-picture.ts'
import { viewsOf, type VariantViews } from './variant-views.ts'

/** A variant of the listing with what is mapped to it; `views` null: it is none of ours, so nothing can be mapped to it. */
export interface VariantHere {
  readonly shown: RemoteVariant
  readonly views: VariantViews | null
}

export function variantsHere(
  { listing, variants }: { readonly listing: ListingState; readonly variants: readonly PlannableVariant[] },
  pictures: readonly MappedPicture[],
): VariantHere[] {
  const known = new Map(variants.map((variant) => [variant.remoteId, variant]))
  return listing.variants.map((shown) => {
    const variant = known.get(shown.id)
    return { shown, views: variant ? viewsOf(variant, pictures) : null }
  })
}

/**
 * Which variants get another picture of their own. One that leaves its place leaves the variants that nothing else is mapped to.
 * `main`: what the listing's main picture will be; where variants show it anyway, none needs it as its own.
 */
export function assignedPictures(
  input: PlanInput,
  variants: readonly VariantHere[],
  removals: readonly Removal[],
  main: MediaRef | undefined,
): VariantAssignment[] {
  if (input.variantPictures === 'none') return []
  const leaving = new Set(removals.map(({ mediaId }) => mediaId))
  return variants.flatMap(({ shown: { id, mediaId }, views }): VariantAssignment[] => {
    const picture = views?.picture
    if (picture) {
      const inherits = mediaId === null && input.listing.inheritsMain === true && isRefTo(picture, main)
      const has = inherits || (mediaId !== null && picture.media.remoteId === mediaId)
      return has ? [] : [{ variantRemoteId: id, before: mediaId, after: toRef(picture) }]
    }
    // A picture that leaves its listing takes variants with it that are none of ours; one that stands apart does not.
    const touched = views !== null || input.variantPictures !== 'apart'
    const loses = touched && mediaId !== null && leaving.has(mediaId)
    return loses ? [{ variantRemoteId: id, before: mediaId, after: null }] : []
  })
}

/** Which variants get other further views: theirs that stay keep their order, mapped ones come behind them in mapped order. */
export function changedGalleries(
  { variantGalleries }: PlanInput,
  variants: readonly VariantHere[],
  removals: readonly Removal[],
): GalleryChange[] {
  if (!variantGalleries) return []
  const leaving = new Set(removals.map(({ mediaId }) => mediaId))
  return variants.flatMap(({ shown, views }): GalleryChange[] => {
    if (!views) return []
    const mapped = new Set([views.picture, ...views.further].map((picture) => picture?.media.remoteId))
    const theirs = shown.galleryIds.filter((id) => !mapped.has(id) && !leaving.has(id))
    const kept = theirs.map((mediaId): MediaRef => ({ from: 'listing', mediaId }))
    const ids = [...theirs, ...views.further.map(({ media }) => media.remoteId)]
    const same = ids.length === shown.galleryIds.length && ids.every((id, index) => id === shown.galleryIds[index])
    return same
      ? []
      : [{ variantRemoteId: shown.id, before: shown.galleryIds, after: [...kept, ...views.further.map(toRef)] }]
  })
}
