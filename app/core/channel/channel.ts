/** A selling platform that Mediaport exports to. */
export const channels = ['shopify', 'amazon', 'woocommerce'] as const

export type Channel = (typeof channels)[number]

/** As merchants write it. */
export const channelLabels: Record<Channel, string> = {
  shopify: 'Shopify',
  amazon: 'Amazon',
  woocommerce: 'WooCommerce',
}
