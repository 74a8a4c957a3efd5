import { createHmac, randomUUID } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import type { FaultBook } from '../control/faults.ts'
import { legacyId } from '../state/ids.ts'
import type { Product } from '../state/model.ts'
import type { Shop } from '../state/shop.ts'
import type { WebhookSubscription } from './subscriptions.ts'

export interface WebhookSenderOptions {
  /** Without it nothing is sent. */
  appUrl: string | undefined
  apiSecret: string
  apiVersion: string
  subscriptions: readonly WebhookSubscription[]
  clock: Clock
  faults: FaultBook
}

/** One attempt to deliver, as the control API shows it. */
export interface Delivery {
  topic: string
  shop: string
  webhookId: string
  attempt: number
  at: string
  /** HTTP status of the app, or `failed` when it could not be reached in time. */
  result: number | 'failed'
}

interface Message {
  shop: string
  topic: string
  url: string
  body: string
  webhookId: string
  eventId: string
  triggeredAt: string
}

/** 8 retries over 4 hours of platform time, as documented; the waits in minutes are ours. */
const RETRY_MINUTES = [0.5, 1, 3, 6, 15, 35, 60, 120]
const ANSWER_TIMEOUT_MS = 5_000
/** Changes of one product within this time arrive as one message. */
const COALESCE_MS = 500

/** Sends signed webhooks, in no promised order, and retries what the app did not take. */
export class WebhookSender {
  readonly #options: WebhookSenderOptions
  readonly #pendingProducts = new Set<string>()
  #deliveries: Delivery[] = []

  constructor(options: WebhookSenderOptions) {
    this.#options = options
  }

  get deliveries(): readonly Delivery[] {
    return this.#deliveries
  }

  clear(): void {
    this.#deliveries = []
  }

  productUpdated(shop: Shop, product: Product): void {
    if (this.#pendingProducts.has(product.id)) return
    this.#pendingProducts.add(product.id)
    this.#options.clock.schedule(COALESCE_MS, () => {
      this.#pendingProducts.delete(product.id)
      if (shop.products.has(product.id)) this.send(shop, 'products/update', productPayload(product))
    })
  }

  /** Queues one message per subscription of the topic. Nothing goes to an app that is not installed, but its own farewell. */
  send(shop: Shop, topic: string, payload: Record<string, unknown>): void {
    const eventId = randomUUID()
    const triggeredAt = new Date(this.#options.clock.now()).toISOString()
    for (const subscription of this.#options.subscriptions) {
      if (!this.#options.appUrl || !subscription.topics.includes(topic)) continue
      const body = JSON.stringify(pick(payload, subscription.includeFields))
      const url = this.#options.appUrl + subscription.uri
      const message = { shop: shop.identity.domain, topic, url, body, webhookId: randomUUID(), eventId, triggeredAt }
      this.#options.clock.schedule(0, () => void this.#deliver(message, 1))
    }
  }

  async #deliver(message: Message, attempt: number): Promise<void> {
    const result = await this.#post(message)
    const at = new Date(this.#options.clock.now()).toISOString()
    const { topic, shop, webhookId } = message
    this.#deliveries.push({ topic, shop, webhookId, attempt, at, result })
    const retryMinutes = RETRY_MINUTES[attempt - 1]
    const taken = result !== 'failed' && result >= 200 && result < 300
    if (taken || retryMinutes === undefined) return
    this.#options.clock.schedule(retryMinutes * 60_000, () => void this.#deliver(message, attempt + 1))
  }

  async #post(message: Message): Promise<number | 'failed'> {
    if (this.#options.faults.take('webhook', [message.topic])?.kind === 'drop-before') return 'failed'
    const signal = AbortSignal.timeout(ANSWER_TIMEOUT_MS)
    const headers = this.#headers(message)
    const sent = fetch(message.url, { method: 'POST', headers, body: message.body, signal, redirect: 'manual' })
    return sent.then(
      (response) => response.status,
      () => 'failed',
    )
  }

  #headers(message: Message): Record<string, string> {
    return {
      'content-type': 'application/json',
      'user-agent': 'Shopify-Captain-Hook',
      'x-shopify-topic': message.topic,
      'x-shopify-hmac-sha256': createHmac('sha256', this.#options.apiSecret).update(message.body).digest('base64'),
      'x-shopify-shop-domain': message.shop,
      'x-shopify-api-version': this.#options.apiVersion,
      'x-shopify-webhook-id': message.webhookId,
      'x-shopify-event-id': message.eventId,
      'x-shopify-triggered-at': message.triggeredAt,
    }
  }
}

function productPayload(product: Product): Record<string, unknown> {
  return {
    id: legacyId(product.id),
    admin_graphql_api_id: product.id,
    title: product.title,
    handle: product.handle,
    status: product.status.toLowerCase(),
    vendor: product.vendor,
    product_type: product.productType,
    tags: product.tags.join(', '),
    created_at: new Date(product.createdAt).toISOString(),
    updated_at: new Date(product.updatedAt).toISOString(),
  }
}

function pick(payload: Record<string, unknown>, fields: string[] | undefined): Record<string, unknown> {
  return fields ? Object.fromEntries(Object.entries(payload).filter(([name]) => fields.includes(name))) : payload
}
