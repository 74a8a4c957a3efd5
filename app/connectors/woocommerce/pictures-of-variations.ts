import type { ListingChange, PlannedMedia, VariantAssignment } from '../../core/export/listing-change.ts'

/** The first variation that gets this picture as its own. */
export function carrierOf({ variants }: ListingChange, renditionKey: string): VariantAssignment | undefined {
  return variants.find(({ after }) => after?.from === 'asset' && after.renditionKey === renditionKey)
}

/** A further view of variations that none of them gets as its own picture: what keys cannot bring to a variation by themselves. */
export function isOnlyView({ place, renditionKey }: PlannedMedia, change: ListingChange): boolean {
  const views = change.galleries.flatMap(({ after }) => after)
  const isView = views.some((ref) => ref.from === 'asset' && ref.renditionKey === renditionKey)
  return place === 'variants' && isView && !carrierOf(change, renditionKey)
}
