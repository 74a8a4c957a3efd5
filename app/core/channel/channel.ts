/** A selling platform that Mediaport exports to. */
export type Channel = 'shopify' | 'amazon' | 'woocommerce'

/** As merchants write it. */
export const channelLabels: Record<Channel, string> = {
  shopify: 'Shopify',
  amazon: 'Amazon',
  woocommerce: 'WooCommerce',
}
