import { lendsMs, type RateBudget, type RateLimit } from '../core/channel/rate-budget.ts'
import type { PrismaClient } from '../generated/prisma/client.ts'
import { systemClock } from '../lib/clock.ts'

type Database = Pick<PrismaClient, '$queryRaw' | '$executeRaw'>

/**
 * The budget that all processes share. One row per key says when the bucket is full again; one statement takes a place and answers how
 * long to wait for it, by the database's clock.
 */
export function createSharedBudget(db: Database): RateBudget {
  return {
    reserve: async (key, limit, signal) => {
      signal?.throwIfAborted()
      const waitMs = await takePlace(db, key, limit)
      if (waitMs > 0) await systemClock.sleep(waitMs, signal)
    },
    punish: async (key, limit, forMs) => {
      await db.$executeRaw`
        INSERT INTO "RateBudget" ("key", "fullAt")
        VALUES (${key}, clock_timestamp() + ${forMs + lendsMs(limit)} * interval '1 millisecond')
        ON CONFLICT ("key") DO UPDATE SET "fullAt" = greatest("RateBudget"."fullAt", excluded."fullAt")`
    },
  }
}

/** Milliseconds until the place that was taken. */
async function takePlace(db: Database, key: string, limit: RateLimit): Promise<number> {
  const everyMs = 1000 / limit.perSecond
  const [row] = await db.$queryRaw<{ waitMs: number }[]>`
    INSERT INTO "RateBudget" AS b ("key", "fullAt")
    VALUES (${key}, clock_timestamp() + ${everyMs} * interval '1 millisecond')
    ON CONFLICT ("key") DO UPDATE
      SET "fullAt" = greatest(b."fullAt", clock_timestamp()) + ${everyMs} * interval '1 millisecond'
    RETURNING (extract(epoch FROM b."fullAt" - clock_timestamp()) * 1000)::float8 AS "waitMs"`
  return (row?.waitMs ?? 0) - everyMs - lendsMs(limit)
}
