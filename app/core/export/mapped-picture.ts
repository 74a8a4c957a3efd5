import type { MappingEntry } from '../mapping/mapping.ts'
import type { MediaRef, PlannedMedia } from './listing-change.ts'
import type { PlanIssue } from './plan-issue.ts'

/** A mapped picture that can be sent, in mapped order, with the entries that ask for it. */
export interface MappedPicture {
  readonly media: PlannedMedia
  readonly entries: readonly MappingEntry[]
}

export interface MappedPictures {
  readonly pictures: readonly MappedPicture[]
  /** The one that becomes the swatch, which may be shown elsewhere too; null: none is mapped, or there is no place for it. */
  readonly swatch: MappedPicture | null
  readonly issues: readonly PlanIssue[]
}

export function toRef({ media: { assetId, renditionKey } }: MappedPicture): MediaRef {
  return { from: 'asset', assetId, renditionKey }
}

/** Whether a reference is to this picture, planned or on the platform already. */
export function isRefTo({ media }: MappedPicture, ref: MediaRef | undefined): boolean {
  if (ref?.from === 'asset') return ref.renditionKey === media.renditionKey
  return ref !== undefined && ref.mediaId === media.remoteId
}

export function isProductHero({ target, role }: MappingEntry): boolean {
  return target.kind === 'product' && role === 'hero'
}

/** Whether a picture is mapped to lead the listing: it stands in front of all others. */
export function leads(pictures: readonly MappedPicture[]): boolean {
  return pictures.some(({ media, entries }) => media.place === 'listing' && entries.some(isProductHero))
}
