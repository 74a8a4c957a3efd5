/** One subscription as `shopify.app.toml` declares it. */
export interface WebhookSubscription {
  topics: string[]
  /** Path below the app's URL. */
  uri: string
  /** Top-level payload fields that are sent; all when left out. */
  includeFields?: string[]
}
