import { z } from 'zod'
import { workingStoreId } from '../../queries/store-connection.server.ts'
import type { Caller } from '../caller.server.ts'
import { shopFieldSchema, workingConnectionId } from './shop-of-caller.server.ts'

/** How a request names the account; each channel has some of them. */
export interface AccountFields {
  readonly shop?: string | undefined
  readonly connectionId?: string | undefined
  readonly siteUrl?: string | undefined
}

/** What differs between channels where pictures are uploaded to products. */
export interface UploadChannel {
  /** First part of the paths. */
  readonly path: string
  /** As merchants write it. */
  readonly name: string
  /** Stands in operation ids. */
  readonly operation: string
  /** Stands before the names of schemas in the API's document. */
  readonly schemaPrefix: string
  readonly account: z.ZodRawShape
  /** Null: it is known by its SKU alone. */
  readonly productId: z.ZodType<string> | null
  /** Null: a listing has no variants. */
  readonly variantId: z.ZodType<string> | null
  readonly hasHandles: boolean
  /** The connection to work through. Throws `AppError`. */
  connectionId(caller: Caller, account: AccountFields): Promise<string>
}

const storeId = z.string().regex(/^[1-9]\d{0,18}$/)

export const uploadChannels: readonly UploadChannel[] = [
  {
    path: 'shopify',
    name: 'Shopify',
    operation: 'Shopify',
    schemaPrefix: '',
    account: { shop: shopFieldSchema },
    productId: z.string().regex(/^gid:\/\/shopify\/Product\/\d+$/),
    variantId: z.string().regex(/^gid:\/\/shopify\/ProductVariant\/\d+$/),
    hasHandles: true,
    connectionId: (caller, { shop }) => workingConnectionId(caller, shop),
  },
  {
    path: 'woocommerce',
    name: 'WooCommerce',
    operation: 'WooCommerce',
    schemaPrefix: 'WooCommerce',
    account: {
      connectionId: z.uuid().optional().meta({ description: 'Which store, where a workspace has several' }),
      siteUrl: z
        .string()
        .min(1)
        .max(2000)
        .optional()
        .meta({ description: 'The same by its address', example: 'example.com/shop' }),
    },
    productId: storeId,
    variantId: storeId,
    hasHandles: false,
    connectionId: ({ workspaceId }, account) => workingStoreId(workspaceId, 'woocommerce', account),
  },
  {
    path: 'amazon',
    name: 'Amazon',
    operation: 'Amazon',
    schemaPrefix: 'Amazon',
    account: {
      connectionId: z.uuid().optional().meta({ description: 'Which seller and store, where a workspace has several' }),
    },
    productId: null,
    variantId: null,
    hasHandles: false,
    connectionId: ({ workspaceId }, account) => workingStoreId(workspaceId, 'amazon', account),
  },
]
