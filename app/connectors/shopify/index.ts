import type { ConnectorDefinition } from '../../core/channel/connector.ts'
import { openShopify } from './connector.ts'
import { shopifyCredentialsSchema, type ShopifyCredentials } from './credentials.ts'
import { shopifyCapabilities, shopifyImages, shopifyVideos } from './requirements.ts'

export const shopify: ConnectorDefinition<ShopifyCredentials> = {
  channel: 'shopify',
  label: 'Shopify',
  credentials: shopifyCredentialsSchema,
  capabilities: shopifyCapabilities,
  images: shopifyImages,
  videos: shopifyVideos,
  open: openShopify,
}
