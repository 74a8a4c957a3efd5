import { z } from 'zod'
import type { PlannedListing } from './plan.ts'
import { isUnchanged } from './listing-change.ts'

/** What the platform will charge and how long it will take; honest figures, not promises. */
export const planEstimateSchema = z.object({ points: z.number(), calls: z.number(), seconds: z.number() })

export type PlanEstimate = z.infer<typeof planEstimateSchema>

/** Counts over all listings of a plan. */
export const planTotalsSchema = z.object({
  listings: z.number(),
  unchangedListings: z.number(),
  /** Pictures and videos, each listing counted by itself. */
  upload: z.number(),
  reuse: z.number(),
  present: z.number(),
  assignedVariants: z.number(),
  reorderedListings: z.number(),
  errors: z.number(),
  warnings: z.number(),
})

export type PlanTotals = z.infer<typeof planTotalsSchema>

export function planTotals(listings: readonly PlannedListing[]): PlanTotals {
  const media = listings.flatMap(({ change }) => change.media)
  const issues = listings.flatMap((listing) => listing.issues)
  const actions = (wanted: string) => media.filter(({ action }) => action === wanted).length
  const severities = (wanted: string) => issues.filter(({ severity }) => severity === wanted).length
  return {
    listings: listings.length,
    unchangedListings: listings.filter(({ change }) => isUnchanged(change)).length,
    upload: actions('upload'),
    reuse: actions('reuse'),
    present: actions('present'),
    assignedVariants: listings.reduce((sum, { change }) => sum + change.variants.length, 0),
    reorderedListings: listings.filter(({ change }) => change.order !== null).length,
    errors: severities('error'),
    warnings: severities('warning'),
  }
}
