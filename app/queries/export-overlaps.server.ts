import { isUnchanged, listingChangeSchema } from '../core/export/listing-change.ts'
import type { ExportOverlap } from '../core/export/overlap.ts'
import { openItemStates } from '../core/export/states.ts'
import { db as ownDb, type Db } from '../db.server.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { toRunState } from './run-progress.server.ts'

export interface OverlapRequest {
  readonly workspaceId: string
  readonly listingIds: readonly string[]
  /** A run that does not count: the one that asks. */
  readonly exceptRunId?: string
}

interface OverlapRow extends Omit<ExportOverlap, 'state' | 'scheduledFor'> {
  readonly state: string
  readonly scheduledFor: Date | null
}

/** The exports that own, or will own, some of these listings, the oldest first; five products of each by name. */
export async function listExportOverlaps(request: OverlapRequest, db: Db = ownDb): Promise<ExportOverlap[]> {
  const { workspaceId, listingIds, exceptRunId = null } = request
  if (listingIds.length === 0) return []
  const rows = await db.$queryRaw<OverlapRow[]>`
    SELECT r."id" AS "runId", r."title", r."state", r."scheduledFor", count(*)::int AS "count",
      to_json((array_agg(json_build_object('productId', p."id", 'title', p."title") ORDER BY i."position"))[1:5]) AS "products"
    FROM "ExportItem" i
    JOIN "ExportRun" r ON r."id" = i."runId"
    JOIN "Listing" l ON l."id" = i."listingId"
    JOIN "Product" p ON p."id" = l."productId"
    WHERE i."workspaceId" = ${workspaceId}::uuid AND i."listingId" = ANY(${[...listingIds]}::uuid[])
      AND i."state" = ANY(${[...openItemStates]}) AND r."id" IS DISTINCT FROM ${exceptRunId}::uuid
    GROUP BY r."id"
    ORDER BY r."queuedAt"`
  return rows.map(toOverlap)
}

function toOverlap({ state, scheduledFor, ...row }: OverlapRow): ExportOverlap {
  return { ...row, state: toRunState(state), scheduledFor: scheduledFor?.toISOString() ?? null }
}

/**
 * The exports that a run waits for, the oldest first: each owns products of it that it has not begun. The same rule as in
 * `pipeline/lane/choose-run.server.ts`. `count` and `products` are those of the run that wait.
 */
export async function listExportsAhead(workspaceId: string, runId: string): Promise<ExportOverlap[]> {
  const rows = await ownDb.$queryRaw<OverlapRow[]>`
    SELECT q."id" AS "runId", q."title", q."state", q."scheduledFor", count(*)::int AS "count",
      to_json((array_agg(json_build_object('productId', p."id", 'title', p."title") ORDER BY i."position"))[1:5]) AS "products"
    FROM "ExportItem" i
    JOIN "ExportRun" r ON r."id" = i."runId"
    JOIN "ExportItem" j ON j."listingId" = i."listingId" AND j."runId" <> r."id"
    JOIN "ExportRun" q ON q."id" = j."runId"
    JOIN "Listing" l ON l."id" = i."listingId"
    JOIN "Product" p ON p."id" = l."productId"
    WHERE i."workspaceId" = ${workspaceId}::uuid AND r."id" = ${runId}::uuid AND r."state" <> 'scheduled' AND ${waitsBehind}
    GROUP BY q."id"
    ORDER BY q."queuedAt"`
  return rows.map(toOverlap)
}

/** Item `i` of run `r` has not begun, and waits for item `j` of run `q` on the same listing. */
export const waitsBehind = Prisma.sql`(i."state" = 'queued' AND i."snapshot" IS NULL
  AND j."state" = ANY(${[...openItemStates]}) AND q."state" <> 'scheduled'
  AND (j."snapshot" IS NOT NULL OR (q."queuedAt", q."id") < (r."queuedAt", r."id")))`

/** Those of the listings that another export owns, or will own. */
export async function listOwnedListings({ workspaceId, listingIds }: OverlapRequest, db: Db): Promise<Set<string>> {
  const rows = await db.exportItem.findMany({
    where: { workspaceId, listingId: { in: [...listingIds] }, state: { in: [...openItemStates] } },
    select: { listingId: true },
  })
  return new Set(rows.map(({ listingId }) => listingId))
}

/** The exports that own, or will own, listings which a plan would write to. */
export async function planOverlaps(workspaceId: string, planId: string): Promise<ExportOverlap[]> {
  const items = await ownDb.exportPlanItem.findMany({ where: { workspaceId, planId }, select: { listingId: true } })
  const overlaps = await listExportOverlaps({ workspaceId, listingIds: items.map(({ listingId }) => listingId) })
  if (overlaps.length === 0) return []
  // Seldom: only now is it worth reading what the plan does to each of them.
  const changes = await ownDb.exportPlanItem.findMany({
    where: { workspaceId, planId },
    select: { listingId: true, change: true },
  })
  const written = changes.filter(({ change }) => !isUnchanged(listingChangeSchema.parse(change)))
  return listExportOverlaps({ workspaceId, listingIds: written.map(({ listingId }) => listingId) })
}
