import type { Channel } from '../channel/channel.ts'

/**
 * Where products come from: `read`, the account is a merchant's catalogue of record and its products are ours to know; `matched`,
 * its listings are linked to products that were read elsewhere.
 */
export const catalogueOrigin: Record<Channel, 'read' | 'matched'> = {
  shopify: 'read',
  amazon: 'matched',
  woocommerce: 'matched',
}

/**
 * What an account lists: `product`, whole products with their variations in them; `sku`, each thing on sale by itself, so that a
 * product of the merchant's has a listing for each of its variants.
 */
export type ListingUnit = 'product' | 'sku'

export const listingUnit: Record<Channel, ListingUnit> = { shopify: 'product', amazon: 'sku', woocommerce: 'product' }
