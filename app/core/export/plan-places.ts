import { inheritedPicture, shownMediaIds } from '../channel/listing-state.ts'
import type { PlanInput } from './plan-input.ts'
import type { MappedPicture } from './mapped-picture.ts'
import { viewsOf } from './variant-views.ts'

/**
 * Where each mapped picture stands. Where variants show pictures of their listing, everything goes there. Where they have
 * pictures of their own, what is mapped to the product goes to the listing, a variant's own picture to the variant alone, and its
 * further views to its gallery, or to the listing where variants have no galleries. Pictures with no place here are left out.
 */
export function inPlaces(input: PlanInput, pictures: readonly MappedPicture[]): MappedPicture[] {
  if (input.variantPictures !== 'apart') return [...pictures]
  const views = input.listing.variants.flatMap(({ id }) => {
    const variant = input.variants.find(({ remoteId }) => remoteId === id)
    return variant ? [viewsOf(variant, pictures)] : []
  })
  const further = new Set(views.flatMap((view) => view.further))
  const own = new Set(views.flatMap(({ picture }) => picture ?? []))
  return pictures.flatMap((picture) => {
    // A video apart from the listing's media is where it is, whatever it is mapped to.
    if (picture.media.place !== 'listing') return [picture]
    const ofProduct = picture.entries.some(({ target }) => target.kind === 'product')
    if (ofProduct || (further.has(picture) && !input.variantGalleries)) return [picture]
    return own.has(picture) || further.has(picture) ? [forVariants(input, picture)] : []
  })
}

function forVariants({ listing }: PlanInput, { media, entries }: MappedPicture): MappedPicture {
  const inherited = listing.media.filter(({ id }) => id === inheritedPicture(listing))
  const shown = media.remoteId !== null && shownMediaIds({ ...listing, media: inherited }).has(media.remoteId)
  const row = [...listing.variantMedia, ...listing.media].find(({ id }) => id === media.remoteId)
  const action = shown ? 'present' : media.remoteId ? 'reuse' : 'upload'
  const changesAlt = shown && row !== undefined && media.alt !== null && row.alt !== media.alt
  return { media: { ...media, place: 'variants', action, changesAlt }, entries }
}
