import type { ListingState } from '../channel/listing-state.ts'
import type { MappingEntry } from '../mapping/mapping.ts'
import type { ListingChange, MediaRef, Removal, VariantAssignment } from './listing-change.ts'
import type { PlanInput, PlannableVariant } from './plan-input.ts'
import { planIssue, type PlanIssue } from './plan-issue.ts'
import { isProductHero, type MappedPicture } from './plan-media.ts'
import { plannedPictures } from './plan-pictures.ts'

export interface PlannedListing {
  readonly change: ListingChange
  readonly issues: readonly PlanIssue[]
}

/**
 * What must change for a listing to show its mapping: pictures that stay keep their order among themselves (which ones leave is
 * a matter of the mode), mapped ones come behind them in mapped order, or in front where a main picture is mapped to the
 * product; variants get the picture mapped to them. Planning again after the change was applied gives no change. Pure.
 */
export function planListing(input: PlanInput): PlannedListing {
  const { mapped, leaving } = plannedPictures(input)
  const { pictures } = mapped
  const { removals } = leaving
  const assigned = assignVariants(input, pictures, removals)
  const notes = input.entries.length === 0 ? [planIssue('nothing_mapped', null)] : []
  return {
    change: {
      media: pictures.map(({ media }) => media),
      restores: [],
      removals: [...removals],
      variants: assigned.variants,
      galleries: [],
      order: planOrder(without(input.listing, removals), pictures),
    },
    issues: [...mapped.issues, ...leaving.issues, ...assigned.issues, ...notes],
  }
}

function without(listing: ListingState, removals: readonly Removal[]): ListingState {
  const removed = new Set(removals.map(({ mediaId }) => mediaId))
  return { ...listing, media: listing.media.filter(({ id }) => !removed.has(id)) }
}

function planOrder(listing: ListingState, pictures: readonly MappedPicture[]): MediaRef[] | null {
  const mappedIds = new Set(pictures.map(({ media }) => media.action === 'present' && media.remoteId))
  const theirs = listing.media
    .filter(({ id }) => !mappedIds.has(id))
    .map(({ id }): MediaRef => ({ from: 'listing', mediaId: id }))
  const ours = pictures.map(toRef)
  const leads = pictures.some(({ entries }) => entries.some(isProductHero))
  const wanted = leads ? [...ours, ...theirs] : [...theirs, ...ours]
  return sameOrder(wanted, orderAfterAppending(listing, pictures)) ? null : wanted
}

/** How the listing would stand if the new pictures were appended and nothing moved. */
function orderAfterAppending(listing: ListingState, pictures: readonly MappedPicture[]): MediaRef[] {
  const byId = new Map(pictures.map((picture) => [picture.media.remoteId, picture]))
  const shown = listing.media.map(({ id }): MediaRef => {
    const picture = byId.get(id)
    return picture ? toRef(picture) : { from: 'listing', mediaId: id }
  })
  return [...shown, ...pictures.filter(({ media }) => media.action !== 'present').map(toRef)]
}

function toRef({ media }: MappedPicture): MediaRef {
  return { from: 'asset', assetId: media.assetId, renditionKey: media.renditionKey }
}

function sameOrder(a: readonly MediaRef[], b: readonly MediaRef[]): boolean {
  const name = (ref: MediaRef) => (ref.from === 'asset' ? `asset ${ref.renditionKey}` : `listing ${ref.mediaId}`)
  return a.length === b.length && a.every((ref, index) => name(ref) === name(b[index] ?? ref))
}

function assignVariants(
  { listing, variants, entries }: PlanInput,
  pictures: readonly MappedPicture[],
  removals: readonly Removal[],
): { variants: VariantAssignment[]; issues: PlanIssue[] } {
  const removed = new Set(removals.map(({ mediaId }) => mediaId))
  const known = new Map(variants.map((variant) => [variant.remoteId, variant]))
  const assignments = listing.variants.flatMap(({ id, mediaId }): VariantAssignment[] => {
    const variant = known.get(id)
    const picture = variant && pictureFor(variant, pictures)
    // A picture that leaves the listing leaves its variants too; the plan says so.
    if (!picture && mediaId !== null && removed.has(mediaId))
      return [{ variantRemoteId: id, before: mediaId, after: null }]
    if (!picture || (picture.media.action === 'present' && picture.media.remoteId === mediaId)) return []
    return [{ variantRemoteId: id, before: mediaId, after: toRef(picture) }]
  })
  const shownVariants = new Set(listing.variants.map(({ id }) => id))
  const existing = new Set(variants.filter(({ remoteId }) => shownVariants.has(remoteId)).map(({ id }) => id))
  const gone = entries.filter(({ target }) => target.kind === 'variant' && !existing.has(target.variantId))
  return { variants: assignments, issues: gone.map(({ assetId }) => planIssue('variant_gone', assetId)) }
}

/** The most specific mapping wins (variant before option value), then the main picture, then the first by position. */
function pictureFor(variant: PlannableVariant, pictures: readonly MappedPicture[]): MappedPicture | undefined {
  const candidates = pictures
    .filter(({ media }) => media.kind === 'image')
    .flatMap((picture) => picture.entries.map((entry) => ({ picture, entry, rank: specificity(entry, variant) })))
    .filter(({ rank }) => rank > 0)
  const [best] = candidates.sort(
    (a, b) =>
      b.rank - a.rank ||
      Number(b.entry.role === 'hero') - Number(a.entry.role === 'hero') ||
      a.entry.position - b.entry.position,
  )
  return best?.picture
}

/** 0: not for this variant in particular. */
function specificity({ target }: MappingEntry, variant: PlannableVariant): number {
  if (target.kind === 'variant') return target.variantId === variant.id ? 2 : 0
  if (target.kind === 'option') return variant.optionValues[target.optionName] === target.optionValue ? 1 : 0
  return 0
}
