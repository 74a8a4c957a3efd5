/** One subscription as `shopify.app.toml` declares it. */
export interface WebhookSubscription {
  topics: string[]
  /** Path below the app's URL. */
  uri: string
  /** Top-level payload fields that are sent; all when left out. */
  includeFields?: string[]
}

/** The subscriptions of the app's own `shopify.app.toml`, which a test compares with this list. */
export const APP_SUBSCRIPTIONS: readonly WebhookSubscription[] = [
  { topics: ['app/uninstalled'], uri: '/webhooks/app/uninstalled', includeFields: ['id', 'myshopify_domain'] },
  {
    topics: ['app/scopes_update'],
    uri: '/webhooks/app/scopes_update',
    includeFields: ['id', 'previous', 'current', 'updated_at'],
  },
  { topics: ['products/update'], uri: '/webhooks/products', includeFields: ['id', 'updated_at'] },
  { topics: ['products/delete'], uri: '/webhooks/products', includeFields: ['id'] },
  { topics: ['customers/data_request', 'customers/redact', 'shop/redact'], uri: '/webhooks/compliance' },
]
