import type { ListingState } from '../channel/listing-state.ts'
import type { ListingChange, MediaRef, Removal } from './listing-change.ts'
import { leads, toRef, type MappedPicture } from './mapped-picture.ts'
import type { PlanInput } from './plan-input.ts'
import { planIssue, type PlanIssue } from './plan-issue.ts'
import { plannedPictures } from './plan-pictures.ts'
import { swatchChange, withSwatch } from './plan-swatch.ts'
import { sameViewIssues } from './same-view-issues.ts'
import { assignedPictures, changedGalleries, variantsHere } from './plan-variants.ts'

export interface PlannedListing {
  readonly change: ListingChange
  readonly issues: readonly PlanIssue[]
}

/**
 * What must change for a listing to show its mapping: pictures that stay keep their order among themselves (which ones leave is
 * a matter of the mode), mapped ones come behind them in mapped order, or in front where a main picture is mapped to the
 * product; variants get the pictures mapped to them. Planning again after the change was applied gives no change. Pure.
 */
export function planListing(input: PlanInput): PlannedListing {
  const { mapped, leaving } = plannedPictures(input)
  const pictures = withSwatch(input, mapped.pictures, mapped.swatch)
  const { removals } = leaving
  const variants = variantsHere(input, pictures)
  const fillsMain = input.listing.mainPlace === 'empty' && leads(pictures)
  const swatch = swatchChange(input, mapped.swatch, removals)
  const onListing = pictures.filter(({ media }) => media.place === 'listing')
  const staying = without(input.listing, removals)
  const order = planOrder(staying, onListing)
  const [main] = order ?? orderAfterAppending(staying, onListing)
  const change: ListingChange = {
    media: pictures.map(({ media }) => media),
    restores: [],
    removals: [...removals],
    variants: assignedPictures(input, variants, removals, main),
    galleries: changedGalleries(input, variants, removals),
    order,
    ...(swatch && { swatch }),
    ...(fillsMain && { fillsMain }),
  }
  const repeated = input.images.pictureRules ? sameViewIssues(change, input) : []
  return { change, issues: [...mapped.issues, ...leaving.issues, ...repeated, ...notes(input, fillsMain)] }
}

function notes({ entries, listing }: PlanInput, fillsMain: boolean): PlanIssue[] {
  if (entries.length === 0) return [planIssue('nothing_mapped', null)]
  return listing.mainPlace === 'empty' && !fillsMain ? [planIssue('main_missing', null)] : []
}

function without(listing: ListingState, removals: readonly Removal[]): ListingState {
  const removed = new Set(removals.filter(({ place }) => place === 'listing').map(({ mediaId }) => mediaId))
  return { ...listing, media: listing.media.filter(({ id }) => !removed.has(id)) }
}

function planOrder(listing: ListingState, pictures: readonly MappedPicture[]): MediaRef[] | null {
  const mappedIds = new Set(pictures.map(({ media }) => media.action === 'present' && media.remoteId))
  const theirs = listing.media
    .filter(({ id }) => !mappedIds.has(id))
    .map(({ id }): MediaRef => ({ from: 'listing', mediaId: id }))
  const ours = pictures.map(toRef)
  const appended = orderAfterAppending(listing, pictures)
  const wanted = leads(pictures) ? [...ours, ...theirs] : withMain(listing, appended[0], [...theirs, ...ours])
  return sameOrder(wanted, appended) ? null : wanted
}

/** Where the main picture has a place of its own, it stays there unless another one is mapped to lead. */
function withMain({ mainPlace }: ListingState, main: MediaRef | undefined, wanted: readonly MediaRef[]): MediaRef[] {
  if (mainPlace !== 'filled' || !main) return [...wanted]
  return [main, ...wanted.filter((ref) => nameOf(ref) !== nameOf(main))]
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

function sameOrder(a: readonly MediaRef[], b: readonly MediaRef[]): boolean {
  return a.length === b.length && a.every((ref, index) => nameOf(ref) === nameOf(b[index] ?? ref))
}

function nameOf(ref: MediaRef): string {
  return ref.from === 'asset' ? `asset ${ref.renditionKey}` : `listing ${ref.mediaId}`
}
