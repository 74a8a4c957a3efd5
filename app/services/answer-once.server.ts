import { AppError } from '../core/errors.ts'
import { db } from '../db.server.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { systemClock } from '../lib/clock.ts'

/** Longer than the promised day, so that a repeat just before its end is still answered from here. */
const KEEP_MS = 48 * 60 * 60 * 1000
/** A request in flight for longer died with its process; its key may be used again. */
const ABANDONED_AFTER_MS = 15 * 60 * 1000

/** What a request came to, before it is written to the wire. */
export interface ApiResult {
  readonly status: number
  /** JSON; undefined for no body. */
  readonly body: unknown
  /** The stored answer to an earlier request with the same key. */
  readonly replayed?: boolean
}

export interface IdempotentRequest {
  readonly workspaceId: string
  /** The caller's `Idempotency-Key`; null: the caller does not ask for it. */
  readonly key: string | null
  /** Hash of method, path and body. */
  readonly requestHash: string
}

/**
 * Does a write once per key: a repeat gets the stored answer, another request under the same key is refused
 * (`idempotency_key_reused`), and so is a repeat while the first is under way (`idempotency_in_flight`). Only successes
 * are stored: a failed request may be tried again under its key.
 */
export async function answerOnce(request: IdempotentRequest, act: () => Promise<ApiResult>): Promise<ApiResult> {
  const { workspaceId, key } = request
  if (key === null) return act()
  const stored = await claim({ ...request, key })
  if (stored) return stored
  try {
    const result = await act()
    await db.idempotencyRecord.update({
      where: { workspaceId_key: { workspaceId, key } },
      data: { status: result.status, response: toJson(result.body) },
    })
    return result
  } catch (error) {
    await db.idempotencyRecord.deleteMany({ where: { workspaceId, key, status: null } })
    throw error
  }
}

/** Null: the key is ours now. Otherwise the answer that was given before. */
async function claim({
  workspaceId,
  key,
  requestHash,
}: IdempotentRequest & { key: string }): Promise<ApiResult | null> {
  await forgetOld(workspaceId)
  const record = { workspaceId, key, requestHash }
  const { count } = await db.idempotencyRecord.createMany({ data: record, skipDuplicates: true })
  if (count > 0) return null
  const first = await db.idempotencyRecord.findUnique({ where: { workspaceId_key: { workspaceId, key } } })
  if (first && first.requestHash !== requestHash) {
    throw new AppError('idempotency_key_reused', 'key used for another request', {
      userMessage: 'This Idempotency-Key was sent with another request. Use a new key for a new request.',
    })
  }
  if (!first?.status) {
    throw new AppError('idempotency_in_flight', 'first request under way', {
      userMessage: 'The first request with this Idempotency-Key is still under way. Ask again in a moment.',
    })
  }
  return { status: first.status, body: first.response ?? undefined, replayed: true }
}

async function forgetOld(workspaceId: string): Promise<void> {
  const now = systemClock.now()
  // What somebody else is deleting is passed over: requests and the daily upkeep do not wait for each other's records.
  await db.$executeRaw`
    DELETE FROM "IdempotencyRecord" WHERE "workspaceId" = ${workspaceId}::uuid AND "key" IN (
      SELECT "key" FROM "IdempotencyRecord"
      WHERE "workspaceId" = ${workspaceId}::uuid AND ("createdAt" < ${new Date(now - KEEP_MS)}
        OR "status" IS NULL AND "createdAt" < ${new Date(now - ABANDONED_AFTER_MS)})
      FOR UPDATE SKIP LOCKED)`
}

function toJson(body: unknown): Prisma.InputJsonValue | undefined {
  return body === undefined ? undefined : (JSON.parse(JSON.stringify(body)) as Prisma.InputJsonValue)
}
