import { z } from 'zod'

const productSchema = z.object({ id: z.number().int() })

/** The compliance topics name the shop in the signed body too; the header alone is not signed. */
const shopSchema = z.object({ shop_domain: z.string() })

/**
 * The webhooks Mediaport acts on and what it keeps of each. Everything else in a payload is dropped before it is stored: the
 * compliance topics carry customers' addresses. Topics are spelled as Shopify's library does.
 */
export const webhookPayloads = {
  APP_UNINSTALLED: z.object({}),
  APP_SCOPES_UPDATE: z.object({ current: z.array(z.string()) }),
  PRODUCTS_UPDATE: productSchema,
  PRODUCTS_DELETE: productSchema,
  CUSTOMERS_DATA_REQUEST: shopSchema.extend({ data_request: z.object({ id: z.number().int() }) }),
  CUSTOMERS_REDACT: shopSchema,
  SHOP_REDACT: shopSchema,
} as const

export type WebhookTopic = keyof typeof webhookPayloads

export type WebhookPayload<Topic extends WebhookTopic> = z.infer<(typeof webhookPayloads)[Topic]>

export function isWebhookTopic(topic: string): topic is WebhookTopic {
  return Object.hasOwn(webhookPayloads, topic)
}
