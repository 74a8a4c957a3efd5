import { z } from 'zod'
import type { PlannedListing } from './plan.ts'
import { isUnchanged, type ListingChange } from './listing-change.ts'

/** What the platform will charge and how long it will take; honest figures, not promises. */
export const planEstimateSchema = z.object({ points: z.number(), calls: z.number(), seconds: z.number() })

export type PlanEstimate = z.infer<typeof planEstimateSchema>

/** Counts over all listings of a plan. */
export const planTotalsSchema = z.object({
  listings: z.number(),
  /** Products of the export that the account sells none of, as far as we know: not linked yet. */
  unlinkedProducts: z.number().default(0),
  /** Accepted mappings that the plan comes from, each listing counted by itself; null: they were not counted. */
  mappings: z.number().nullable().default(null),
  unchangedListings: z.number(),
  /** Pictures and videos, each listing counted by itself. */
  upload: z.number(),
  reuse: z.number(),
  present: z.number(),
  assignedVariants: z.number(),
  /** Pictures that leave a listing; what the merchant types to confirm them. */
  removals: z.number().default(0),
  /** Pictures that come back to a listing. */
  restored: z.number().default(0),
  /** Variants that will have no picture of their own. */
  clearedVariants: z.number().default(0),
  /** Variants whose further views change. */
  changedGalleries: z.number().default(0),
  reorderedListings: z.number(),
  /** Listings that the channel was asked about beforehand; null: it cannot be asked. */
  previewed: z.number().nullable().default(null),
  errors: z.number(),
  warnings: z.number(),
})

export type PlanTotals = z.infer<typeof planTotalsSchema>

/** What is known of a plan beside its listings. */
type PlanSurroundings = Partial<Pick<PlanTotals, 'unlinkedProducts' | 'mappings' | 'previewed'>>

export function planTotals(
  listings: readonly PlannedListing[],
  { unlinkedProducts = 0, mappings = null, previewed = null }: PlanSurroundings = {},
): PlanTotals {
  const media = listings.flatMap(({ change }) => change.media)
  const variants = listings.flatMap(({ change }) => change.variants)
  const issues = listings.flatMap((listing) => listing.issues)
  const actions = (wanted: string) => media.filter(({ action }) => action === wanted).length
  const severities = (wanted: string) => issues.filter(({ severity }) => severity === wanted).length
  return {
    listings: listings.length,
    unlinkedProducts,
    mappings,
    unchangedListings: listings.filter(({ change }) => isUnchanged(change)).length,
    upload: actions('upload'),
    reuse: actions('reuse'),
    present: actions('present'),
    assignedVariants: variants.filter(({ after }) => after !== null).length,
    removals: countRemovals(listings.map(({ change }) => change)),
    restored: listings.reduce((sum, { change }) => sum + change.restores.filter(({ attach }) => attach).length, 0),
    clearedVariants: variants.filter(({ after }) => after === null).length,
    changedGalleries: listings.reduce((sum, { change }) => sum + change.galleries.length, 0),
    reorderedListings: listings.filter(({ change }) => change.order !== null).length,
    previewed,
    errors: severities('error'),
    warnings: severities('warning'),
  }
}

/** How many pictures leave their places in all. */
export function countRemovals(changes: readonly Pick<ListingChange, 'removals'>[]): number {
  return changes.reduce((sum, { removals }) => sum + removals.length, 0)
}
