import { inheritedPicture, type ListingState, type RemoteVariant } from '../channel/listing-state.ts'
import { broughtForVariants } from './brought-for-variants.ts'
import { expectedState } from './expected-state.ts'
import type { ListingChange } from './listing-change.ts'
import type { FileIds } from './wanted-order.ts'

export interface EditQuestion {
  readonly change: ListingChange
  /** The listing as it is known to have been: as our writes had left it, or as it was before the first of them. */
  readonly written: ListingState
  readonly now: ListingState
  readonly files: FileIds
}

interface Comparison {
  readonly change: ListingChange
  readonly written: ListingState
  /** `written` with the whole change done to it. */
  readonly wanted: ListingState
  readonly now: ListingState
  /** Pictures that variants alone get, and that may be among the listing's media for a while on their way there. */
  readonly passing: ReadonlySet<string>
}

/**
 * Whether somebody else changed a listing while an export stood still in the middle of it. Whatever lies between `written` and what
 * the change wants is nobody's edit: it may be a write of ours that nobody wrote down, or was wanted by another item. Pure.
 */
export function editedSince({ change, written, now, files }: EditQuestion): boolean {
  const wanted = expectedState(change, written, files)
  const passing = new Set(broughtForVariants(change, files, []))
  const comparison = { change, written, wanted, now, passing }
  return [mediaEdited, orderEdited, variantsEdited, placesEdited].some((edited) => edited(comparison))
}

function placesEdited({ written, wanted, now }: Comparison): boolean {
  const [was, goal, is] = [written, wanted, now].map(({ mainPlace, swatch }) => ({ mainPlace, swatch: swatch?.id }))
  const swatchEdited = is?.swatch !== was?.swatch && is?.swatch !== goal?.swatch
  return swatchEdited || (is?.mainPlace !== was?.mainPlace && is?.mainPlace !== goal?.mainPlace)
}

function mediaEdited({ written, wanted, now, passing }: Comparison): boolean {
  const [was, goal, is] = [altsOf(written), altsOf(wanted), altsOf(now)]
  const came = [...is].some(([id, alt]) => {
    if (!was.has(id)) return !goal.has(id) && !passing.has(id)
    return alt !== was.get(id) && alt !== goal.get(id)
  })
  return came || [...was.keys()].some((id) => !is.has(id) && goal.has(id) && !passing.has(id))
}

function orderEdited({ written, wanted, now, passing }: Comparison): boolean {
  const common = new Set([...altsOf(now).keys()].filter((id) => !passing.has(id)))
  for (const state of [written, wanted]) {
    const ids = altsOf(state)
    for (const id of common) if (!ids.has(id)) common.delete(id)
  }
  const order = ({ media }: ListingState) =>
    media
      .map(({ id }) => id)
      .filter((id) => common.has(id))
      .join()
  return order(now) !== order(written) && order(now) !== order(wanted)
}

function variantsEdited(comparison: Comparison): boolean {
  const { written, wanted, now } = comparison
  const [was, goal] = [written, wanted].map(({ variants }) => new Map(variants.map((row) => [row.id, row])))
  if (written.variants.length !== now.variants.length) return true
  return now.variants.some((row) => {
    const known = [was?.get(row.id), goal?.get(row.id)].filter((each) => each !== undefined)
    return (
      !known.some((each) => samePicture(comparison, each, row)) || !known.some((each) => sameViews(known, each, row))
    )
  })
}

/** Whichever picture leads the listing meanwhile cannot be told from none. A variant loses its picture with one that leaves. */
function samePicture({ change, written, wanted, now }: Comparison, before: RemoteVariant, is: RemoteVariant): boolean {
  const untold = new Set([null, ...[written, wanted, now].map(inheritedPicture)])
  const told = ({ mediaId }: RemoteVariant) => (untold.has(mediaId) ? null : mediaId)
  const left = is.mediaId === null && change.removals.some(({ mediaId }) => mediaId === before.mediaId)
  return told(is) === told(before) || left
}

/** Views are told without the variant's own picture, which may have come before them. */
function sameViews(known: readonly RemoteVariant[], before: RemoteVariant, is: RemoteVariant): boolean {
  const own = new Set([...known, is].map(({ mediaId }) => mediaId))
  const views = ({ galleryIds }: RemoteVariant) => galleryIds.filter((id) => !own.has(id)).join()
  return views(is) === views(before)
}

function altsOf({ media }: ListingState): ReadonlyMap<string, string> {
  return new Map(media.map(({ id, alt }) => [id, alt]))
}
