import type { RemoteMedia } from '../channel/listing-state.ts'
import type { Removal, SwatchChange } from './listing-change.ts'
import { toRef, type MappedPicture } from './mapped-picture.ts'
import type { PlanInput } from './plan-input.ts'

/** All pictures that are to be shown; the one of the swatch is named beside where the listing shows it anyway. */
export function withSwatch(
  { listing }: PlanInput,
  pictures: readonly MappedPicture[],
  swatch: MappedPicture | null,
): MappedPicture[] {
  const isShown = pictures.some(({ media }) => media.renditionKey === swatch?.media.renditionKey)
  if (!swatch || isShown) return [...pictures]
  const { media, entries } = swatch
  const isThere = media.remoteId !== null && media.remoteId === listing.swatch?.id
  const action = isThere ? 'present' : media.remoteId ? 'reuse' : 'upload'
  return [...pictures, { entries, media: { ...media, place: 'swatch', action, changesAlt: false } }]
}

/** The swatch that nothing is mapped to. */
export function unmappedSwatch({ listing }: PlanInput, swatch: MappedPicture | null): readonly RemoteMedia[] {
  return listing.swatch && !swatch ? [listing.swatch] : []
}

/** Another swatch, or none; null: it stays. */
export function swatchChange(
  { listing }: PlanInput,
  swatch: MappedPicture | null,
  removals: readonly Removal[],
): SwatchChange | null {
  const before = listing.swatch?.id ?? null
  if (swatch) return swatch.media.remoteId === before && before !== null ? null : { before, after: toRef(swatch) }
  return removals.some(({ place }) => place === 'swatch') ? { before, after: null } : null
}
