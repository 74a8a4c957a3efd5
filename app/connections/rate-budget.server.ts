import { lendsMs, type RateBudget, type RateLimit } from '../core/channel/rate-budget.ts'
import type { PrismaClient } from '../generated/prisma/client.ts'
import { systemClock } from '../lib/clock.ts'

type Database = Pick<PrismaClient, '$queryRaw' | '$executeRaw'>

/**
 * The budget that all processes share. One row per key says when the bucket is full again; one statement takes a place and answers how
 * long to wait for it, by the database's clock. What one process learned of a rate counts for all.
 */
export function createSharedBudget(db: Database): RateBudget {
  return {
    reserve: async (key, limit, signal) => {
      signal?.throwIfAborted()
      const waitMs = await takePlace(db, key, limit)
      if (waitMs > 0) await systemClock.sleep(waitMs, signal)
    },
    learn: async (key, { perSecond }) => {
      await db.$executeRaw`
        INSERT INTO "RateBudget" ("key", "fullAt", "perSecond") VALUES (${key}, clock_timestamp(), ${perSecond})
        ON CONFLICT ("key") DO UPDATE SET "perSecond" = excluded."perSecond"
          WHERE "RateBudget"."perSecond" IS DISTINCT FROM excluded."perSecond"`
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
  const [row] = await db.$queryRaw<{ waitMs: number; perSecond: number | null }[]>`
    INSERT INTO "RateBudget" AS b ("key", "fullAt")
    VALUES (${key}, clock_timestamp() + ${1 / limit.perSecond} * interval '1 second')
    ON CONFLICT ("key") DO UPDATE
      SET "fullAt" = greatest(b."fullAt", clock_timestamp())
        + coalesce(1 / b."perSecond", ${1 / limit.perSecond}) * interval '1 second'
    RETURNING (extract(epoch FROM b."fullAt" - clock_timestamp()) * 1000)::float8 AS "waitMs", b."perSecond"`
  const known = { ...limit, perSecond: row?.perSecond ?? limit.perSecond }
  return (row?.waitMs ?? 0) - 1000 / known.perSecond - lendsMs(known)
}
