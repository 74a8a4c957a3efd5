import type { ListingSlot } from '../channel/listing-slot.ts'
import { sameLook, type Look } from './same-look.ts'
import type { PublishedPicture } from './publication.ts'

/** A picture of the export; `look` null: its bytes could not be read. */
export interface OwnPicture {
  readonly slot: ListingSlot
  readonly assetId: string | null
  readonly look: Look | null
}

/** A picture that the export took out; `slot`: where shoppers saw it, as far as it had a place of its own. */
export interface LeavingPicture {
  readonly slot: 'SWCH' | null
  readonly look: Look | null
}

export interface ShownPicture {
  readonly slot: ListingSlot
  readonly url: string
  readonly look: Look | null
}

/**
 * What shoppers see of each picture. The main one and the swatch must stand in their own places; further ones may stand anywhere among
 * the further ones, because a channel closes gaps and mixes in what others contributed. `shown` null: the channel tells nothing. Pure.
 */
export function matchPictures(
  pictures: readonly OwnPicture[],
  shown: readonly ShownPicture[] | null,
): PublishedPicture[] {
  return pictures.map(({ slot, assetId, look }): PublishedPicture => {
    if (shown === null) return { slot, assetId, shown: 'unknown', distance: null, url: null }
    const candidates = shown.filter((candidate) => isPlaceOf(slot, candidate.slot))
    const found = candidates.map((candidate) => ({ candidate, ...compare(look, candidate.look) }))
    const ours = found.find(({ same }) => same)
    if (ours) return { slot, assetId, shown: 'ours', distance: ours.distance, url: ours.candidate.url }
    const [inPlace] = found.filter(({ candidate }) => candidate.slot === slot)
    if (!inPlace) return { slot, assetId, shown: 'nothing', distance: null, url: null }
    const { distance, candidate } = inPlace
    return { slot, assetId, shown: distance === null ? 'unknown' : 'another', distance, url: candidate.url }
  })
}

/**
 * What shoppers still see of pictures that were taken out; nothing where they are gone. `stays`: how many further pictures the listing
 * has now. Where nobody knows what a picture looked like, more of them than that are not certain. Pure.
 */
export function matchLeaving(
  leaving: readonly LeavingPicture[],
  shown: readonly ShownPicture[] | null,
  { own, stays }: { readonly own: readonly OwnPicture[]; readonly stays: number },
): PublishedPicture[] {
  const isOwn = ({ look }: ShownPicture) => own.some((picture) => compare(picture.look, look).same)
  const others = shown?.filter((candidate) => !isOwn(candidate)) ?? []
  const isFurther = ({ slot }: ShownPicture) => slot.startsWith('PT')
  const surplus = (shown?.filter(isFurther).length ?? 0) - stays
  return leaving.flatMap(({ slot, look }): PublishedPicture[] => {
    if (shown === null) return [{ slot: slot ?? 'PT01', assetId: null, shown: 'unknown', distance: null, url: null }]
    const candidates = others.filter((candidate) => (slot ? candidate.slot === slot : isFurther(candidate)))
    const found = candidates.map((candidate) => ({ ...candidate, ...compare(look, candidate.look) }))
    const there = found.find(({ same }) => same)
    if (there) return [{ slot: there.slot, assetId: null, shown: 'still', distance: there.distance, url: there.url }]
    const doubtful = found.findLast(({ distance }) => distance === null)
    if (!doubtful || (slot === null && surplus <= 0)) return []
    return [{ slot: doubtful.slot, assetId: null, shown: 'unknown', distance: null, url: doubtful.url }]
  })
}

function isPlaceOf(slot: ListingSlot, candidate: ListingSlot): boolean {
  const isFurther = (name: ListingSlot) => name.startsWith('PT')
  return slot === candidate || (isFurther(slot) && isFurther(candidate))
}

function compare(own: Look | null, other: Look | null) {
  return own && other ? sameLook(own, other) : { same: false, distance: null }
}
