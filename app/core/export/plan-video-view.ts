import type { ListingChange } from './listing-change.ts'
import type { PlanPicture } from './plan-view.ts'

/** A video that goes elsewhere than among the listing's media. */
export interface PlanVideo {
  readonly picture: PlanPicture
  readonly place: 'library' | 'description'
}

/** The videos of a change apart from the listing's media: those that come, are there, or come back. Pure. */
export function planVideos(
  { media, restores }: ListingChange,
  ours: (media: ListingChange['media'][number]) => PlanPicture,
): PlanVideo[] {
  const mapped = media.flatMap((row): PlanVideo[] => {
    const { place } = row
    return place === 'library' || place === 'description' ? [{ picture: ours(row), place }] : []
  })
  const returning = restores
    .filter(({ place, attach }) => place === 'description' && attach)
    .map(({ mediaId, url }): PlanVideo => {
      const label = url?.split('/').at(-1) ?? mediaId
      return { picture: { key: mediaId, kind: 'restored', url: null, label }, place: 'description' }
    })
  return [...mapped, ...returning]
}
