import { z } from 'zod'
import type { MediaportApi } from './api.ts'

const planSchema = z.object({
  connectionId: z.string(),
  /** The export that was started from it. */
  exportId: z.string().nullable(),
  totals: z.object({ listings: z.number(), unchangedListings: z.number(), upload: z.number() }),
  estimate: z.object({ points: z.number(), calls: z.number(), seconds: z.number() }),
  items: z.array(
    z.object({
      /** The account's id. */
      productId: z.string(),
      title: z.string(),
      pictures: z.array(z.object({ assetId: z.string() })),
      variants: z.array(z.object({ variantId: z.string(), assetId: z.string().nullable() })),
    }),
  ),
  nextCursor: z.string().nullable(),
})

export type DemoPlan = z.infer<typeof planSchema>

/** A plan with all of its products. */
export async function readPlan(api: MediaportApi, planId: string): Promise<DemoPlan> {
  const plan = await api.get(`/plans/${planId}?limit=500`, planSchema)
  if (plan.nextCursor) throw new Error('The demo plans up to 500 products')
  return plan
}
