import type { ListingState, RemoteVariant } from '../channel/listing-state.ts'
import { expectedState } from './expected-state.ts'
import type { ListingChange } from './listing-change.ts'
import type { FileIds } from './wanted-order.ts'

export interface EditQuestion {
  readonly change: ListingChange
  /** The listing as our writes had left it. */
  readonly written: ListingState
  readonly now: ListingState
  readonly files: FileIds
}

/**
 * Whether somebody else changed a listing since we last wrote to it. What the change itself wants is nobody's edit: it may be a
 * write of ours whose answer was lost, or was wanted by another item. Pure.
 */
export function editedSince({ change, written, now, files }: EditQuestion): boolean {
  const wanted = expectedState(change, written, files)
  return [mediaEdited, orderEdited, variantsEdited, placesEdited].some((edited) => edited(written, wanted, now))
}

function placesEdited(written: ListingState, wanted: ListingState, now: ListingState): boolean {
  const [was, goal, is] = [written, wanted, now].map(({ mainPlace, swatch }) => ({ mainPlace, swatch: swatch?.id }))
  const swatchEdited = is?.swatch !== was?.swatch && is?.swatch !== goal?.swatch
  return swatchEdited || (is?.mainPlace !== was?.mainPlace && is?.mainPlace !== goal?.mainPlace)
}

function mediaEdited(written: ListingState, wanted: ListingState, now: ListingState): boolean {
  const [was, goal, is] = [altsOf(written), altsOf(wanted), altsOf(now)]
  const came = [...is].some(([id, alt]) => {
    if (!was.has(id)) return !goal.has(id)
    return alt !== was.get(id) && alt !== goal.get(id)
  })
  return came || [...was.keys()].some((id) => !is.has(id) && goal.has(id))
}

function orderEdited(written: ListingState, wanted: ListingState, now: ListingState): boolean {
  const common = new Set(altsOf(now).keys())
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

function variantsEdited(written: ListingState, wanted: ListingState, now: ListingState): boolean {
  const [was, goal] = [picturesOf(written), picturesOf(wanted)]
  if (was.size !== now.variants.length) return true
  return [...picturesOf(now)].some(([id, pictures]) => pictures !== was.get(id) && pictures !== goal.get(id))
}

function altsOf({ media }: ListingState): ReadonlyMap<string, string> {
  return new Map(media.map(({ id, alt }) => [id, alt]))
}

function picturesOf({ variants }: ListingState): ReadonlyMap<string, string> {
  const pictures = ({ mediaId, galleryIds }: RemoteVariant) => JSON.stringify([mediaId, ...galleryIds])
  return new Map(variants.map((variant) => [variant.id, pictures(variant)]))
}
