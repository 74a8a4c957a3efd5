import { z } from 'zod'

const pageInfoSchema = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() })

/** Error enums are open: Shopify adds codes without a new API version. */
export const userErrorSchema = z
  .object({ field: z.array(z.string()).nullable(), message: z.string(), code: z.string().nullish() })
  .transform(({ field, message, code }) => ({ field: field ?? [], message, code: code ?? null }))

const fileStatusSchema = z.enum(['UPLOADED', 'PROCESSING', 'READY', 'FAILED'])

const fileErrorSchema = z.object({ code: z.string(), details: z.string().nullable(), message: z.string() })

/** One media row of a product. `image` appears with READY, and may be null for a moment even then. */
export const mediaRowSchema = z.object({
  id: z.string(),
  alt: z.string().nullable(),
  mediaContentType: z.string(),
  status: fileStatusSchema,
  image: z.object({ url: z.string(), width: z.number().nullable(), height: z.number().nullable() }).nullish(),
})

export type MediaRow = z.infer<typeof mediaRowSchema>

export const mediaPageSchema = z.object({ nodes: z.array(mediaRowSchema), pageInfo: pageInfoSchema })

const pictureVariantSchema = z.object({
  id: z.string(),
  sku: z.string().nullable(),
  title: z.string(),
  media: z.object({ nodes: z.array(z.object({ id: z.string() })) }),
})

export type PictureVariant = z.infer<typeof pictureVariantSchema>

export const pictureVariantPageSchema = z.object({ nodes: z.array(pictureVariantSchema), pageInfo: pageInfoSchema })

export const listingStateRowSchema = z.object({
  id: z.string(),
  title: z.string(),
  media: mediaPageSchema,
  variants: pictureVariantPageSchema,
})

export type ListingStateRow = z.infer<typeof listingStateRowSchema>

const variantRowSchema = z.object({
  id: z.string(),
  title: z.string(),
  sku: z.string().nullable(),
  barcode: z.string().nullable(),
  selectedOptions: z.array(z.object({ name: z.string(), value: z.string() })),
  media: z.object({
    nodes: z.array(z.object({ preview: z.object({ image: z.object({ url: z.string() }).nullable() }).nullable() })),
  }),
})

export type VariantRow = z.infer<typeof variantRowSchema>

export const variantPageSchema = z.object({ nodes: z.array(variantRowSchema), pageInfo: pageInfoSchema })

export const listingRowSchema = z.object({
  id: z.string(),
  title: z.string(),
  handle: z.string(),
  status: z.string(),
  updatedAt: z.string(),
  featuredMedia: z
    .object({ preview: z.object({ image: z.object({ url: z.string() }).nullable() }).nullable() })
    .nullable(),
  media: z.object({ nodes: z.array(z.object({ id: z.string() })) }),
  variantsCount: z.object({ count: z.number() }).nullable(),
  options: z.array(z.object({ name: z.string(), optionValues: z.array(z.object({ name: z.string() })) })),
  variants: variantPageSchema,
})

export type ListingRow = z.infer<typeof listingRowSchema>

/** A file by id, for readiness polls. */
export const fileRowSchema = z.object({
  id: z.string(),
  fileStatus: fileStatusSchema,
  fileErrors: z.array(fileErrorSchema),
  image: z.object({ url: z.string() }).nullish(),
  /** Videos only. */
  filename: z.string().optional(),
})

export type FileRow = z.infer<typeof fileRowSchema>

/** `nodes` answers null for what is gone, and an object without the asked fields for a node of another type. */
export function nodesSchema<Schema extends z.ZodType>(row: Schema) {
  return z.object({ nodes: z.array(z.union([row, z.null(), z.object({}).transform(() => null)])) })
}
