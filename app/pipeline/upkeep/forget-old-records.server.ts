import { db } from '../../db.server.ts'
import { systemClock } from '../../lib/clock.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** Shopify repeats a delivery for four hours; the rest is for people who ask what happened. */
const KEEP_DELIVERIES_MS = 30 * DAY_MS
/** Callers of the HTTP API were promised a day. */
const KEEP_ANSWERS_MS = 2 * DAY_MS

/** Deletes records that only recognise repeats, once nothing can repeat any more. Unprocessed webhooks stay. */
export async function forgetOldRecords(): Promise<void> {
  const now = systemClock.now()
  await db.webhookDelivery.deleteMany({
    where: { receivedAt: { lt: new Date(now - KEEP_DELIVERIES_MS) }, processedAt: { not: null } },
  })
  await db.connectAttempt.deleteMany({ where: { expiresAt: { lt: new Date(now) } } })
  // A bucket that has long been full is one that nobody knows.
  await db.rateBudget.deleteMany({ where: { fullAt: { lt: new Date(now - DAY_MS) } } })
  await db.idempotencyRecord.deleteMany({ where: { createdAt: { lt: new Date(now - KEEP_ANSWERS_MS) } } })
}
