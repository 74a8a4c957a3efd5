import { expect } from 'vitest'

type Database = typeof import('../../app/db.server.ts').db
type Transaction = Parameters<Extract<Parameters<Database['$transaction']>[0], (tx: never) => unknown>>[0]

/**
 * Begins writers one after the other, each when the former waits for a lock, while `hold` keeps a row that they need. Then they are let
 * go, and the answer comes when all are done: it throws where PostgreSQL ended one of them because they waited for each other.
 */
export async function heldUp(
  db: Database,
  hold: (tx: Transaction) => Promise<unknown>,
  writers: readonly (() => Promise<unknown>)[],
): Promise<void> {
  const begun: Promise<PromiseSettledResult<unknown>[]>[] = []
  await db.$transaction(
    async (tx) => {
      await hold(tx)
      for (const write of writers) {
        begun.push(Promise.allSettled([write()]))
        await expect.poll(() => waitingForLocks(db), { timeout: 10_000 }).toBe(begun.length)
      }
    },
    { timeout: 45_000 },
  )
  const outcomes = (await Promise.all(begun)).flat()
  const ended = outcomes.find((outcome) => outcome.status === 'rejected')
  if (ended) throw ended.reason
}

async function waitingForLocks(db: Database): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  return row!.count
}
