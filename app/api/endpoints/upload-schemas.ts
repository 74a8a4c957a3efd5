import { z } from 'zod'
import { exportModes } from '../../core/export/export-mode.ts'
import { maxAltLength } from '../../core/mapping/change-mapping.ts'
import { mappingRoles } from '../../core/mapping/roles.ts'
import { maxProductsPerExport } from '../../core/products/limits.ts'
import { assetFromUrlSchema } from './asset-schemas.ts'
import { planSummarySchema } from './plan-schemas.ts'
import { shopFieldSchema } from './shop-of-caller.server.ts'

/** Shopify's limit of media per product. */
const maxPicturesPerProduct = 250

const productReferenceSchema = z
  .union([
    z.strictObject({ id: z.string().regex(/^gid:\/\/shopify\/Product\/\d+$/) }),
    z.strictObject({ handle: z.string().min(1).max(255) }),
    z.strictObject({ sku: z.string().min(1).max(255) }),
  ])
  .meta({
    id: 'ProductReference',
    description: 'A product by Shopify’s id, its handle, or the SKU of one of its variants',
  })

const targetSchema = z
  .union([
    z.strictObject({ variantId: z.string().regex(/^gid:\/\/shopify\/ProductVariant\/\d+$/) }),
    z.strictObject({ sku: z.string().min(1).max(255) }),
    z.strictObject({ option: z.string().min(1).max(255), value: z.string().min(1).max(255) }),
  ])
  .meta({
    id: 'PictureTarget',
    description: 'One variant, or all variants with an option value. Left out: the product',
  })

const place = {
  target: targetSchema.optional(),
  role: z.enum(mappingRoles).default('angle'),
  placeAltText: z
    .string()
    .max(maxAltLength)
    .optional()
    .meta({ description: 'Alt text here, instead of the asset’s own' }),
}

export const wantedPictureSchema = z.union([
  z.strictObject({ assetId: z.uuid(), ...place }),
  assetFromUrlSchema.safeExtend(place),
])

const picturesSchema = z.array(wantedPictureSchema).min(1).max(maxPicturesPerProduct)

const approveSchema = z.boolean().default(false).meta({
  description: 'Start the export at once. Otherwise the plan waits for its approval; nothing is written before.',
})

const modeSchema = z.enum(exportModes).default('add').meta({
  description:
    '`add` takes nothing away; `replace-ours` also removes pictures that Mediaport placed and that are no longer mapped; `mirror` everything that is not mapped. A plan that removes pictures is approved by itself, with their number.',
})

export const uploadSchema = z
  .strictObject({
    shop: shopFieldSchema,
    product: productReferenceSchema,
    pictures: picturesSchema,
    mode: modeSchema,
    approve: approveSchema,
  })
  .meta({ id: 'Upload' })

export const bulkUploadSchema = z
  .strictObject({
    shop: shopFieldSchema,
    products: z
      .array(z.strictObject({ product: productReferenceSchema, pictures: picturesSchema }))
      .min(1)
      .max(maxProductsPerExport),
    mode: modeSchema,
    approve: approveSchema,
  })
  .meta({ id: 'BulkUpload' })

export const preparedExportSchema = z
  .object({
    draftId: z.uuid(),
    plan: planSummarySchema,
    exportId: z.uuid().nullable().meta({ description: 'The export under way, where it was approved' }),
  })
  .meta({ id: 'PreparedExport' })
