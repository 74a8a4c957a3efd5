import type { ConnectorDefinition } from '../../core/channel/connector.ts'
import { openShopify } from './connector.ts'
import { shopifyCredentialsSchema, type ShopifyCredentials } from './credentials.ts'

export const shopify: ConnectorDefinition<ShopifyCredentials> = {
  channel: 'shopify',
  label: 'Shopify',
  credentials: shopifyCredentialsSchema,
  open: openShopify,
}
