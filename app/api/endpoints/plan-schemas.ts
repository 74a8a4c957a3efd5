import { z } from 'zod'
import { planModes } from '../../core/export/export-mode.ts'
import { removalSchema } from '../../core/export/listing-change.ts'
import { planIssueSchema } from '../../core/export/plan-issue.ts'
import { planEstimateSchema, planTotalsSchema } from '../../core/export/plan-summary.ts'

const plannedPictureSchema = z.object({
  assetId: z.uuid(),
  role: z.string(),
  action: z
    .string()
    .meta({ description: '`upload`, `reuse` (the account has the file) or `present` (on the listing)' }),
  alt: z.string().nullable(),
  place: z.enum(['listing', 'variants', 'swatch', 'description', 'library']).meta({
    description:
      '`variants`: only variants show it, as stores do whose variants have pictures of their own; `description`: a video in the text of the listing; `library`: a video that only comes among the account’s files',
  }),
})

const planItemSchema = z
  .object({
    position: z.int(),
    productId: z.string(),
    title: z.string(),
    pictures: z.array(plannedPictureSchema).readonly(),
    restored: z
      .array(z.object({ mediaId: z.string(), attach: z.boolean(), alt: z.string().nullable() }))
      .readonly()
      .meta({ description: 'Files of the account that come back to the product, or get an alt text back' }),
    removals: z
      .array(removalSchema)
      .readonly()
      .meta({ description: 'Pictures that leave the product; their files stay in the account' }),
    variants: z
      .array(
        z.object({
          variantId: z.string(),
          assetId: z.uuid().nullable(),
          cleared: z.boolean().meta({ description: 'It will have no picture of its own' }),
        }),
      )
      .readonly(),
    galleries: z
      .array(z.object({ variantId: z.string(), pictures: z.int() }))
      .readonly()
      .meta({ description: 'Variants whose further views change, and how many they will have' }),
    reorders: z.boolean(),
    issues: z.array(planIssueSchema).readonly(),
  })
  .meta({ id: 'PlanItem' })

export const planSummarySchema = z
  .object({
    id: z.uuid(),
    draftId: z.uuid().nullable(),
    connectionId: z.uuid(),
    mode: z.enum(planModes),
    createdAt: z.iso.datetime(),
    estimate: planEstimateSchema.meta({ description: 'What the platform will charge, and how long it takes' }),
    totals: planTotalsSchema,
    exportId: z.uuid().nullable().meta({ description: 'The export that was started from it' }),
  })
  .meta({ id: 'PlanSummary' })

export const planSchema = planSummarySchema
  .extend({ items: z.array(planItemSchema).readonly(), nextCursor: z.string().nullable() })
  .meta({ id: 'Plan' })

export const planParamsSchema = z.object({ planId: z.uuid() })

/** Paging by position: `cursor` is where the next page begins. */
export const positionPageSchema = z.object({
  cursor: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
