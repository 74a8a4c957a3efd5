import { isWebhookTopic, webhookPayloads, type WebhookPayload, type WebhookTopic } from '../../core/webhooks/topics.ts'
import { db } from '../../db.server.ts'
import type { WebhookDelivery } from '../../generated/prisma/client.ts'
import { systemClock } from '../../lib/clock.ts'
import { log } from '../../log.server.ts'
import type { WebhookHandler } from './delivery.ts'
import { deleteListing, markListingStale } from './product-changes.server.ts'
import { recordCustomerRedaction, recordDataRequest } from './data-requests.server.ts'
import { redactShop } from './redact-shop.server.ts'
import { storeScopes } from './store-scopes.server.ts'
import { uninstallShop } from './uninstall-shop.server.ts'

const handlers: Readonly<Record<WebhookTopic, (row: WebhookDelivery) => Promise<void>>> = {
  APP_UNINSTALLED: on('APP_UNINSTALLED', uninstallShop),
  APP_SCOPES_UPDATE: on('APP_SCOPES_UPDATE', storeScopes),
  PRODUCTS_UPDATE: on('PRODUCTS_UPDATE', markListingStale),
  PRODUCTS_DELETE: on('PRODUCTS_DELETE', deleteListing),
  CUSTOMERS_DATA_REQUEST: on('CUSTOMERS_DATA_REQUEST', recordDataRequest),
  CUSTOMERS_REDACT: on('CUSTOMERS_REDACT', recordCustomerRedaction),
  SHOP_REDACT: on('SHOP_REDACT', redactShop),
}

/** Acts on a stored webhook, once. A handler that throws hands the job back for a retry. */
export async function processWebhook({ deliveryId }: { deliveryId: string }): Promise<void> {
  const row = await db.webhookDelivery.findUnique({ where: { id: deliveryId } })
  if (!row || row.processedAt) return
  if (!isWebhookTopic(row.topic)) throw new Error(`No handler for webhook ${deliveryId} of topic ${row.topic}`)
  await handlers[row.topic](row)
  // Many: the redaction of a shop deletes its deliveries, this one among them.
  await db.webhookDelivery.updateMany({
    where: { id: deliveryId },
    data: { processedAt: new Date(systemClock.now()) },
  })
  log.info({ webhookId: deliveryId, topic: row.topic, shop: row.shop }, 'webhook processed')
}

function on<Topic extends WebhookTopic>(topic: Topic, handler: WebhookHandler<Topic>) {
  return ({ id, shop, triggeredAt, payload }: WebhookDelivery) =>
    handler({ id, shop, triggeredAt, payload: webhookPayloads[topic].parse(payload) as WebhookPayload<Topic> })
}
