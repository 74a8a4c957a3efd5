import type { RemoteMedia } from '../channel/listing-state.ts'
import type { PlannedMedia } from './listing-change.ts'
import type { MappedPicture } from './mapped-picture.ts'
import type { PlanInput } from './plan-input.ts'
import { planIssue, type PlanIssue } from './plan-issue.ts'

export interface VideoApart {
  readonly media: Pick<PlannedMedia, 'kind' | 'place' | 'alt' | 'action' | 'changesAlt'>
  readonly issues: readonly PlanIssue[]
}

/**
 * Where a video goes that has no place among the listing's media. In the library it is as soon as the account has its file
 * (`remoteId`). Into a description it goes only where the platform keeps the rest of it. Its file has no alt text.
 */
export function videoApart(
  { listing: { description }, videos }: Pick<PlanInput, 'listing' | 'videos'>,
  assetId: string,
  remoteId: string | null,
): VideoApart {
  const video = { kind: 'video', alt: null, changesAlt: false } as const
  const isThere = description?.media.some(({ id }) => id === remoteId) ?? false
  if (videos?.place === 'description' && isThere)
    return { media: { ...video, place: 'description', action: 'present' }, issues: [] }
  if (videos?.place === 'description' && description?.editable)
    return { media: { ...video, place: 'description', action: remoteId ? 'reuse' : 'upload' }, issues: [] }
  const held = videos?.place === 'description' ? [planIssue('video_only_in_library', assetId)] : []
  return { media: { ...video, place: 'library', action: remoteId ? 'present' : 'upload' }, issues: held }
}

/** Whether it is one of the pictures by which shoppers see the listing. */
export function isShownAmongMedia({ media: { place } }: MappedPicture): boolean {
  return place !== 'library' && place !== 'description'
}

/** Our videos in the description that are not mapped any more, where videos are to be there and the text can be written. */
export function unmappedInDescription(
  { listing: { description }, videos }: Pick<PlanInput, 'listing' | 'videos'>,
  pictures: readonly MappedPicture[],
): RemoteMedia[] {
  if (videos?.place !== 'description' || !description?.editable) return []
  const mapped = new Set(pictures.map(({ media }) => media.place === 'description' && media.remoteId))
  return description.media.filter(({ id }) => !mapped.has(id))
}
