import { nextRun } from '../../core/export/next-run.ts'
import { lanedRunStates, openItemStates, type ExportItemState } from '../../core/export/states.ts'
import { db } from '../../db.server.ts'
import { Prisma } from '../../generated/prisma/client.ts'
import { systemClock } from '../../lib/clock.ts'

const working: ExportItemState[] = ['rendering', 'uploading', 'applying', 'confirming']

interface RunRow {
  readonly id: string
  readonly scheduled: boolean
  readonly underWay: number
  readonly served: number
  readonly queuedAt: Date
  readonly lastTurnAt: Date | null
}

/** The run whose turn it is (`core/export/next-run.ts`), of those that something can be done for now. Null: none. */
export async function chooseRun(connectionId: string): Promise<string | null> {
  const rows = await db.$queryRaw<RunRow[]>`
    SELECT r."id", r."scheduledFor" IS NOT NULL AS "scheduled", r."queuedAt", r."lastTurnAt",
      (count(*) FILTER (WHERE i."state" = ANY(${working})))::int AS "underWay",
      (count(*) FILTER (WHERE i."startedAt" IS NOT NULL))::int AS "served"
    FROM "ExportRun" r LEFT JOIN "ExportItem" i ON i."runId" = r."id"
    WHERE r."connectionId" = ${connectionId}::uuid AND r."state" = ANY(${[...lanedRunStates]})
    GROUP BY r."id"
    HAVING r."state" IN ('pausing', 'cancelling')
      OR count(*) FILTER (WHERE i."state" = ANY(${[...openItemStates]})) = 0
      OR count(*) FILTER (WHERE ${isReady}) > 0`
  const waiting = rows.map((row) => ({
    ...row,
    queuedAt: row.queuedAt.getTime(),
    lastTurnAt: row.lastTurnAt?.getTime() ?? null,
  }))
  return nextRun(waiting, systemClock.now())?.id ?? null
}

/**
 * Of item `i` of run `r`: it is open, and no other run owns its listing. Who began with a listing owns it, else who stood in
 * the lane first; so two items never wait for each other. A run that is still to come owns nothing yet.
 */
export const isReady = Prisma.sql`(i."state" = ANY(${[...openItemStates]}) AND (i."snapshot" IS NOT NULL OR NOT EXISTS (
  SELECT 1 FROM "ExportItem" j JOIN "ExportRun" q ON q."id" = j."runId"
  WHERE j."listingId" = i."listingId" AND q."id" <> r."id"
    AND j."state" = ANY(${[...openItemStates]}) AND q."state" <> 'scheduled'
    AND (j."snapshot" IS NOT NULL OR (q."queuedAt", q."id") < (r."queuedAt", r."id")))))`
