import type { WebhookPayload, WebhookTopic } from '../../core/webhooks/topics.ts'

/** A stored webhook on its way to its handler. */
export interface Delivery<Topic extends WebhookTopic = WebhookTopic> {
  readonly id: string
  readonly shop: string
  readonly payload: WebhookPayload<Topic>
  /** When it happened at Shopify; deliveries arrive late and out of order. */
  readonly triggeredAt: Date
}

/** Acts on one webhook. Repeating it is safe: the same delivery may be worked off twice. */
export type WebhookHandler<Topic extends WebhookTopic> = (delivery: Delivery<Topic>) => Promise<void>
