import { z } from 'zod'

/**
 * The parts of Amazon's models that are read (listingsItems_2021-08-01, catalogItems_2022-04-01). Attributes differ by product type,
 * so that each is read by itself: `attributes.ts`.
 */
export const issueSchema = z.object({
  code: z.string(),
  message: z.string(),
  severity: z.enum(['ERROR', 'WARNING', 'INFO']).catch('WARNING'),
  attributeNames: z.array(z.string()).default([]),
  categories: z.array(z.string()).default([]),
  enforcements: z
    .object({
      actions: z.array(z.object({ action: z.string() })).default([]),
      exemption: z.object({ status: z.string() }).optional(),
    })
    .optional(),
  marketplaceIds: z.array(z.string()).optional(),
})

export type IssueRow = z.infer<typeof issueSchema>

const summarySchema = z.object({
  marketplaceId: z.string(),
  asin: z.string().optional(),
  productType: z.string().optional(),
  status: z.array(z.string()).default([]),
  itemName: z.string().optional(),
  mainImage: z.object({ link: z.string() }).optional(),
})

const relationshipsSchema = z.object({
  marketplaceId: z.string(),
  relationships: z
    .array(
      z.object({
        type: z.string(),
        childSkus: z.array(z.string()).default([]),
        parentSkus: z.array(z.string()).default([]),
      }),
    )
    .default([]),
})

export const itemSchema = z.object({
  sku: z.string(),
  summaries: z.array(summarySchema).default([]),
  attributes: z.record(z.string(), z.unknown()).default({}),
  issues: z.array(issueSchema).default([]),
  relationships: z.array(relationshipsSchema).default([]),
  productTypes: z.array(z.object({ marketplaceId: z.string(), productType: z.string() })).default([]),
})

export type ItemRow = z.infer<typeof itemSchema>

const paginationSchema = z
  .object({ nextToken: z.string().optional(), previousToken: z.string().optional() })
  .default({})

export const itemPageSchema = z.object({
  numberOfResults: z.number().int().nullish(),
  pagination: paginationSchema,
  items: z.array(itemSchema),
})

export type ItemPage = z.infer<typeof itemPageSchema>

/** `ACCEPTED`: stored, and published later. `INVALID`: nothing was stored, although the status is 200. `VALID`: a preview. */
export const submissionSchema = z.object({
  sku: z.string(),
  status: z.enum(['ACCEPTED', 'INVALID', 'VALID']),
  submissionId: z.string().default(''),
  issues: z.array(issueSchema).default([]),
})

const catalogueImageSchema = z.object({
  variant: z.string(),
  link: z.string(),
  height: z.number().nullish(),
  width: z.number().nullish(),
})

const catalogueItemSchema = z.object({
  asin: z.string(),
  identifiers: z
    .array(
      z.object({
        marketplaceId: z.string(),
        identifiers: z.array(z.object({ identifierType: z.string(), identifier: z.string() })).default([]),
      }),
    )
    .default([]),
  images: z
    .array(z.object({ marketplaceId: z.string(), images: z.array(catalogueImageSchema).default([]) }))
    .default([]),
})

export type CatalogueItem = z.infer<typeof catalogueItemSchema>

export const cataloguePageSchema = z.object({ pagination: paginationSchema, items: z.array(catalogueItemSchema) })
