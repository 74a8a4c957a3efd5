import { z } from 'zod'
import { exportModes, type ExportMode } from '../../core/export/export-mode.ts'
import { maxAltLength } from '../../core/mapping/change-mapping.ts'
import { mappingRoles, type MappingRole } from '../../core/mapping/roles.ts'
import { maxProductsPerExport } from '../../core/products/limits.ts'
import type { PictureTarget, ProductReference } from '../../core/products/product-reference.ts'
import { assetFromUrlSchema } from './asset-schemas.ts'
import { planSummarySchema } from './plan-schemas.ts'
import type { AccountFields, UploadChannel } from './upload-channels.server.ts'

/** Shopify's limit of media per product; more than any gallery elsewhere shows. */
const maxPicturesPerProduct = 250

const named = z.string().min(1).max(255)

const describedPlace = {
  placeAltText: z
    .string()
    .max(maxAltLength)
    .optional()
    .meta({ description: 'Alt text here, instead of the asset’s own' }),
}

const approveSchema = z.boolean().default(false).meta({
  description: 'Start the export at once. Otherwise the plan waits for its approval; nothing is written before.',
})

const modeSchema = z.enum(exportModes).default('add').meta({
  description:
    '`add` takes nothing away; `replace-ours` also removes pictures that Mediaport placed and that are no longer mapped; `mirror` everything that is not mapped. A plan that removes pictures is approved by itself, with their number.',
})

/** A picture as a request names it: one of the library, or an address to fetch it from. */
export type PictureInput = ({ readonly assetId: string } | z.infer<typeof assetFromUrlSchema>) & {
  readonly target?: Exclude<PictureTarget, null> | undefined
  readonly role: MappingRole
  readonly placeAltText?: string | undefined
}

interface ProductInput {
  readonly product: ProductReference
  readonly pictures: readonly PictureInput[]
}

interface UploadOptions extends AccountFields {
  readonly mode: ExportMode
  readonly approve: boolean
}

export interface UploadBody extends UploadOptions, ProductInput {}

export interface BulkUploadBody extends UploadOptions {
  readonly products: readonly ProductInput[]
}

/** What the two uploads of a channel take. */
export function uploadSchemas(channel: UploadChannel): {
  readonly one: z.ZodType<UploadBody>
  readonly many: z.ZodType<BulkUploadBody>
} {
  const { schemaPrefix, account } = channel
  const product = { product: productReferenceSchema(channel), pictures: picturesSchema(channel) }
  const options = { mode: modeSchema, approve: approveSchema }
  return {
    one: z.strictObject({ ...account, ...product, ...options }).meta({ id: `${schemaPrefix}Upload` }),
    many: z
      .strictObject({
        ...account,
        products: z.array(z.strictObject(product)).min(1).max(maxProductsPerExport),
        ...options,
      })
      .meta({ id: `${schemaPrefix}BulkUpload` }),
  }
}

function productReferenceSchema({ schemaPrefix, name, productId, hasHandles }: UploadChannel) {
  const id = `${schemaPrefix}ProductReference`
  const bySku = z.strictObject({ sku: named })
  if (!productId) return bySku.meta({ id, description: `A listing on ${name} by its SKU` })
  const [byId, byHandle] = [z.strictObject({ id: productId }), z.strictObject({ handle: named })]
  return z.union(hasHandles ? [byId, byHandle, bySku] : [byId, bySku]).meta({
    id,
    description: `A product by ${name}’s id, ${hasHandles ? 'its handle, ' : ''}or the SKU of it or of one of its variants`,
  })
}

function picturesSchema({ schemaPrefix, variantId }: UploadChannel) {
  const [bySku, byOption] = [z.strictObject({ sku: named }), z.strictObject({ option: named, value: named })]
  const target = z.union(variantId ? [z.strictObject({ variantId }), bySku, byOption] : [bySku, byOption]).meta({
    id: `${schemaPrefix}PictureTarget`,
    description: `One variant, or all variants with an option value. Left out: the ${variantId ? 'product' : 'listing'}`,
  })
  const place = { target: target.optional(), role: z.enum(mappingRoles).default('angle'), ...describedPlace }
  const picture = z.union([z.strictObject({ assetId: z.uuid(), ...place }), assetFromUrlSchema.safeExtend(place)])
  return z.array(picture).min(1).max(maxPicturesPerProduct)
}

export const preparedExportSchema = z
  .object({
    draftId: z.uuid(),
    plan: planSummarySchema,
    exportId: z.uuid().nullable().meta({ description: 'The export under way, where it was approved' }),
  })
  .meta({ id: 'PreparedExport' })
