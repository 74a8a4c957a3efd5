import { z } from 'zod'
import { workingStoreId } from '../../queries/store-connection.server.ts'
import { listStoreProducts, pairedVariants } from '../../queries/store-products.server.ts'
import { defineEndpoint } from '../endpoint.server.ts'
import { pageOf } from './page.ts'

const listingSchema = z
  .object({
    sku: z.string().meta({ description: 'The seller’s SKU, which names the listing' }),
    asin: z.string().nullable(),
    title: z.string(),
    productType: z.string().nullable().meta({ example: 'SHIRT' }),
    kind: z
      .enum(['parent', 'child', 'single'])
      .nullable()
      .meta({ description: 'A parent only groups others and cannot be linked' }),
    parentSku: z.string().nullable(),
    status: z.enum(['active', 'draft', 'archived']),
    imageUrl: z.string().nullable(),
    linkedTo: z
      .object({
        productId: z.uuid(),
        title: z.string(),
        variantId: z.uuid().nullable(),
        matchedBy: z.enum(['sku', 'gtin', 'manual', 'csv']).nullable(),
      })
      .nullable()
      .meta({ description: 'The merchant’s product, and the variant that the listing stands for' }),
  })
  .meta({ id: 'AmazonListing' })

const querySchema = z.object({
  connectionId: z.uuid().optional().meta({ description: 'Which seller and store, where a workspace has several' }),
  query: z.string().max(255).default('').meta({ description: 'A SKU, ASIN, barcode, or words of a title' }),
  cursor: z.string().min(1).max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})

export const listAmazonProducts = defineEndpoint(
  {
    method: 'GET',
    path: '/amazon/products',
    operationId: 'listAmazonProducts',
    summary: 'Searches the listings of a seller on Amazon, live, with the variant that each is linked to',
    scope: 'read',
    status: 200,
  },
  { query: querySchema, answer: pageOf(listingSchema) },
  async ({ caller: { workspaceId }, query: { connectionId: named, ...search } }) => {
    const connectionId = await workingStoreId(workspaceId, 'amazon', { connectionId: named })
    const page = await listStoreProducts({ workspaceId, connectionId, ...search })
    const skus = page.items.map(({ remoteId }) => remoteId)
    const pairs = await pairedVariants({ workspaceId, connectionId }, skus)
    const items = page.items.map(({ remoteId: sku, details, linkedTo, title, kind, status, imageUrl }) => ({
      ...{ sku, title, kind, status, imageUrl },
      ...{ asin: details.asin ?? null, productType: details.productType ?? null, parentSku: details.parentSku ?? null },
      linkedTo: linkedTo && { ...linkedTo, ...(pairs.get(sku) ?? { variantId: null, matchedBy: null }) },
    }))
    return { ...page, items }
  },
)
