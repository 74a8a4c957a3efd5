import { z } from 'zod'
import { listProducts } from '../../queries/list-products.server.ts'
import { defineEndpoint } from '../endpoint.server.ts'
import { pageOf } from './page.ts'
import { shopFieldSchema, workingConnectionId } from './shop-of-caller.server.ts'

const variantSchema = z.object({
  id: z.string(),
  title: z.string(),
  sku: z.string(),
  barcode: z.string(),
  optionValues: z.record(z.string(), z.string()).readonly(),
  imageUrl: z.string().nullable(),
})

const productSchema = z
  .object({
    id: z.string().meta({ description: 'Shopify’s id', example: 'gid://shopify/Product/1' }),
    title: z.string(),
    handle: z.string(),
    status: z.enum(['active', 'draft', 'archived']),
    imageUrl: z.string().nullable(),
    mediaCount: z.int(),
    variantCount: z.int(),
    options: z.array(z.object({ name: z.string(), values: z.array(z.string()).readonly() })).readonly(),
    variants: z.array(variantSchema).meta({ description: 'The first few' }),
    assignedCount: z.int().meta({ description: 'Pictures assigned to it in Mediaport' }),
  })
  .meta({ id: 'ShopifyProduct' })

const querySchema = z.object({
  shop: shopFieldSchema,
  query: z.string().max(255).optional().meta({ description: 'Searches titles, SKUs and handles' }),
  status: z.enum(['active', 'draft', 'archived']).optional(),
  hasImages: z.stringbool().optional(),
  assignment: z.enum(['assigned', 'unassigned']).optional(),
  sort: z.enum(['title', 'updated', 'created']).optional(),
  cursor: z.string().max(1000).optional(),
  direction: z.enum(['next', 'previous']).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})

export const listShopifyProducts = defineEndpoint(
  {
    method: 'GET',
    path: '/shopify/products',
    operationId: 'listShopifyProducts',
    summary: 'Searches the products of a store, live',
    scope: 'read',
    status: 200,
  },
  { query: querySchema, answer: pageOf(productSchema) },
  async ({ caller, query: { shop, ...search } }) => {
    const connectionId = await workingConnectionId(caller, shop)
    const page = await listProducts({ ...search, workspaceId: caller.workspaceId, connectionId })
    return { ...page, items: page.items.map(toProduct) }
  },
)

type ProductRow = Awaited<ReturnType<typeof listProducts>>['items'][number]

function toProduct({ listing: { remoteId, variants, ...listing }, assignedCount }: ProductRow) {
  return {
    ...listing,
    id: remoteId,
    assignedCount,
    variants: variants.map(({ remoteId: id, ...variant }) => ({ ...variant, id })),
  }
}
