import { isWebhookTopic, webhookPayloads } from '../core/webhooks/topics.ts'
import { db } from '../db.server.ts'
import { systemClock } from '../lib/clock.ts'
import { BodyTooLargeError, readBody } from '../lib/http.ts'
import { log } from '../log.server.ts'
import { enqueue } from '../pipeline/queue.server.ts'
import { shopifyPlatform } from '../shopify-api.server.ts'

const MAX_BODY_BYTES = 1024 * 1024

interface Delivery {
  readonly id: string
  readonly topic: string
  readonly shop: string
  readonly triggeredAt: Date
}

/**
 * Takes a webhook in: verified, stored once by its delivery id, and answered at once; a job acts on it. The signature is checked
 * by Shopify's library on the raw body. `authenticate.webhook` is not used: it also refreshes the shop's tokens, without
 * the lock that keeps parallel refreshes apart, and here nobody needs a token.
 *
 * Answers 200 (also for a repeated delivery), 400 for missing headers or a malformed body, 401 for a wrong signature, 404 for
 * a topic Mediaport does not act on, 405, 413.
 */
export async function acceptWebhook(request: Request): Promise<Response> {
  if (request.method !== 'POST') return answer(405, 'Webhooks are sent with POST', { Allow: 'POST' })
  const rawBody = await readBody(request, MAX_BODY_BYTES).catch(nullIfTooLarge)
  if (!rawBody) return answer(413, `Expected at most ${MAX_BODY_BYTES} bytes`)
  const check = await shopifyPlatform.webhooks.validate({ rawBody: rawBody.toString('utf8'), rawRequest: request })
  if (!check.valid) {
    return check.reason === 'invalid_hmac' ? answer(401, 'Wrong signature') : answer(400, `Refused: ${check.reason}`)
  }
  const { webhookId, topic, domain, triggeredAt } = check
  return store({ id: webhookId, topic, shop: domain, triggeredAt: parseTime(triggeredAt) }, rawBody)
}

async function store(delivery: Delivery, rawBody: Buffer): Promise<Response> {
  const { topic } = delivery
  if (!isWebhookTopic(topic)) return answer(404, `Mediaport does not act on ${topic}`)
  const payload = webhookPayloads[topic].safeParse(parseJson(rawBody))
  if (!payload.success) return answer(400, `Not a payload of ${topic}`)
  if ('shop_domain' in payload.data && payload.data.shop_domain !== delivery.shop) {
    return answer(401, 'The signed body names another shop')
  }
  const isNew = await db.$transaction(async (tx) => {
    const data = { ...delivery, payload: payload.data }
    const { count } = await tx.webhookDelivery.createMany({ data, skipDuplicates: true })
    if (count > 0) await enqueue('process-webhook', { deliveryId: delivery.id }, { tx })
    return count > 0
  })
  log.info({ webhookId: delivery.id, topic, shop: delivery.shop, isNew }, 'webhook')
  return answer(200, 'Accepted')
}

function parseTime(text: string | undefined): Date {
  const time = new Date(text ?? NaN)
  return Number.isNaN(time.getTime()) ? new Date(systemClock.now()) : time
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

function nullIfTooLarge(error: unknown): null {
  if (error instanceof BodyTooLargeError) return null
  throw error
}

function answer(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(text, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers } })
}
