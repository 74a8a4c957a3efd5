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
