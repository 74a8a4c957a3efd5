import { listingStateSchema } from '../../core/channel/listing-state.ts'
import { listingChangeSchema } from '../../core/export/listing-change.ts'
import { exportItemStates, openItemStates, type ExportItemState } from '../../core/export/states.ts'
import { db } from '../../db.server.ts'
import type { TurnItem, TurnRun } from './turn.ts'

/** What one turn takes on. Bounds memory, what a cancelled run still finishes, and how long other runs wait. */
const maxItems = 100
/** One full batch of the platform's array arguments. */
const maxPictures = 250

export interface Batch {
  readonly run: TurnRun
  readonly cancelRequested: boolean
  readonly items: readonly TurnItem[]
}

/**
 * What to work on next: a run whose items were left under way, else the open run that was served least. Items under way come
 * first, then queued ones by position. Null: the connection has nothing to do.
 */
export async function chooseBatch(connectionId: string): Promise<Batch | null> {
  const run = await chooseRun(connectionId)
  if (!run) return null
  const rows = await db.exportItem.findMany({
    where: { workspaceId: run.workspaceId, runId: run.id, state: { in: [...openItemStates] } },
    select: {
      id: true,
      state: true,
      snapshot: true,
      imagesTotal: true,
      listing: { select: { remoteId: true } },
      planItem: { select: { change: true, observed: true } },
    },
    orderBy: [{ snapshot: 'asc' }, { position: 'asc' }],
    take: maxItems,
  })
  const items = rows.map((row): TurnItem => {
    const planned = listingStateSchema.parse(row.planItem.observed)
    const snapshot = row.snapshot === null ? null : listingStateSchema.parse(row.snapshot)
    return {
      id: row.id,
      listingRemoteId: row.listing.remoteId,
      change: listingChangeSchema.parse(row.planItem.change),
      planned,
      snapshot,
      current: snapshot ?? planned,
      state: exportItemStates.find((state) => state === row.state) ?? 'queued',
    }
  })
  return { run, cancelRequested: run.cancelRequested, items: withinPictures(items) }
}

/** At least one item, however many pictures it has. */
function withinPictures(items: readonly TurnItem[]): TurnItem[] {
  let pictures = 0
  return items.filter(({ change, state }, index) => {
    pictures += change.media.length
    return index === 0 || state !== 'queued' || pictures <= maxPictures
  })
}

async function chooseRun(connectionId: string): Promise<(TurnRun & { cancelRequested: boolean }) | null> {
  const working: ExportItemState[] = ['rendering', 'uploading', 'applying', 'confirming']
  const [chosen] = await db.$queryRaw<{ id: string }[]>`
    SELECT r."id",
      count(*) FILTER (WHERE i."state" = ANY(${working})) AS "underWay",
      count(*) FILTER (WHERE i."startedAt" IS NOT NULL) AS "served"
    FROM "ExportRun" r LEFT JOIN "ExportItem" i ON i."runId" = r."id"
    WHERE r."connectionId" = ${connectionId}::uuid AND r."state" IN ('queued', 'running', 'cancelling')
    GROUP BY r."id"
    ORDER BY "underWay" DESC, "served" ASC, r."createdAt" ASC
    LIMIT 1`
  if (!chosen) return null
  const run = await db.exportRun.findUniqueOrThrow({
    where: { id: chosen.id },
    select: { id: true, workspaceId: true, connectionId: true, cancelRequestedAt: true, cost: true },
  })
  const { points, calls } = Object(run.cost) as { points?: unknown; calls?: unknown }
  return {
    ...run,
    cancelRequested: run.cancelRequestedAt !== null,
    costBefore: { points: Number(points ?? 0), calls: Number(calls ?? 0) },
  }
}
