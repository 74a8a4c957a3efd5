import { z } from 'zod'
import { workingStoreId } from '../../queries/store-connection.server.ts'
import { listStoreProducts } from '../../queries/store-products.server.ts'
import { defineEndpoint } from '../endpoint.server.ts'
import { pageOf } from './page.ts'

const productSchema = z
  .object({
    id: z.string().meta({ description: 'WooCommerce’s id', example: '42' }),
    title: z.string(),
    sku: z.string(),
    status: z.enum(['active', 'draft', 'archived']),
    imageUrl: z.string().nullable(),
    variantCount: z.int().meta({ description: 'Variations; 0 for a simple product' }),
    linkedTo: z
      .object({ productId: z.uuid(), title: z.string() })
      .nullable()
      .meta({ description: 'The merchant’s product that it is linked to' }),
  })
  .meta({ id: 'WooCommerceProduct' })

const querySchema = z.object({
  connectionId: z.uuid().optional(),
  siteUrl: z.string().min(1).max(2000).optional(),
  query: z.string().max(255).default('').meta({ description: 'Searches names and SKUs, also of variations' }),
  cursor: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})

export const listWooCommerceProducts = defineEndpoint(
  {
    method: 'GET',
    path: '/woocommerce/products',
    operationId: 'listWooCommerceProducts',
    summary: 'Searches the products of a WooCommerce store, live, with what each is linked to',
    scope: 'read',
    status: 200,
  },
  { query: querySchema, answer: pageOf(productSchema) },
  async ({ caller: { workspaceId }, query: { connectionId: named, siteUrl, ...search } }) => {
    const connectionId = await workingStoreId(workspaceId, 'woocommerce', { connectionId: named, siteUrl })
    const page = await listStoreProducts({ workspaceId, connectionId, ...search })
    return { ...page, items: page.items.map(({ remoteId: id, ...product }) => ({ ...product, id })) }
  },
)
