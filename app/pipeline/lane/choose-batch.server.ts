import type { Connector } from '../../core/channel/connector.ts'
import { listingStateSchema } from '../../core/channel/listing-state.ts'
import { listingChangeSchema } from '../../core/export/listing-change.ts'
import { exportItemStates, openItemStates } from '../../core/export/states.ts'
import { db } from '../../db.server.ts'
import { chooseRun, isReady } from './choose-run.server.ts'
import { laneRules } from './lane-rules.ts'
import type { TurnSize } from './turn-size.ts'
import type { TurnItem, TurnRun } from './turn.ts'

export interface Batch {
  readonly run: TurnRun
  readonly items: readonly TurnItem[]
}

/**
 * What to work on next. Items under way come first, then queued ones by position; those whose listing another run owns stay
 * behind. Null: the connection has nothing to do.
 */
export async function chooseBatch(connectionId: string, size: TurnSize = laneRules.turn): Promise<Batch | null> {
  const runId = await chooseRun(connectionId)
  if (!runId) return null
  const run = await loadRun(runId)
  return { run, items: withinPictures(await readyItems(run, size.maxItems), size) }
}

/**
 * The same batch, or all of the run that the platform takes in one piece where it is large enough for that. What was under way in
 * one piece is taken up in one piece.
 */
export async function wholeBatch(batch: Batch, { inOnePiece }: Pick<Connector, 'inOnePiece'>): Promise<WholeBatch> {
  const { run } = batch
  if (!inOnePiece || !Number.isFinite(inOnePiece.from)) return { ...batch, inOnePiece: false }
  const open = await db.exportItem.count({
    where: { workspaceId: run.workspaceId, runId: run.id, state: { in: [...openItemStates] } },
  })
  if (open < inOnePiece.from) return { ...batch, inOnePiece: false }
  return { run, items: await readyItems(run, inOnePiece.most), inOnePiece: true }
}

export interface WholeBatch extends Batch {
  readonly inOnePiece: boolean
}

async function readyItems({ id: runId, workspaceId }: TurnRun, most: number): Promise<TurnItem[]> {
  const ready = await db.$queryRaw<{ id: string }[]>`
    SELECT i."id" FROM "ExportItem" i JOIN "ExportRun" r ON r."id" = i."runId"
    WHERE i."workspaceId" = ${workspaceId}::uuid AND i."runId" = ${runId}::uuid AND ${isReady}
    ORDER BY i."snapshot" IS NULL, i."position"
    LIMIT ${most}`
  return loadItems(workspaceId, ready)
}

async function loadItems(workspaceId: string, chosen: readonly { id: string }[]): Promise<TurnItem[]> {
  const rows = await db.exportItem.findMany({
    where: { workspaceId, id: { in: chosen.map(({ id }) => id) } },
    select: {
      id: true,
      state: true,
      snapshot: true,
      written: true,
      listing: { select: { remoteId: true } },
      planItem: { select: { change: true, observed: true } },
    },
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return chosen.flatMap(({ id }) => {
    const row = byId.get(id)
    return row ? [toTurnItem(row)] : []
  })
}

interface ItemRow {
  readonly id: string
  readonly state: string
  readonly snapshot: unknown
  readonly written: unknown
  readonly listing: { readonly remoteId: string }
  readonly planItem: { readonly change: unknown; readonly observed: unknown }
}

function toTurnItem({ id, state, snapshot: stored, written, listing, planItem }: ItemRow): TurnItem {
  const planned = listingStateSchema.parse(planItem.observed)
  const snapshot = stored === null ? null : listingStateSchema.parse(stored)
  return {
    id,
    listingRemoteId: listing.remoteId,
    change: listingChangeSchema.parse(planItem.change),
    planned,
    snapshot,
    written: written === null ? null : listingStateSchema.parse(written),
    current: snapshot ?? planned,
    state: exportItemStates.find((known) => known === state) ?? 'queued',
  }
}

/** At least one item, however many pictures it has. */
function withinPictures(items: readonly TurnItem[], { maxPictures }: TurnSize): TurnItem[] {
  let pictures = 0
  return items.filter(({ change, state }, index) => {
    pictures += change.media.length
    return index === 0 || state !== 'queued' || pictures <= maxPictures
  })
}

async function loadRun(id: string): Promise<TurnRun> {
  const run = await db.exportRun.findUniqueOrThrow({
    where: { id },
    select: { id: true, workspaceId: true, connectionId: true, cost: true },
  })
  const { points, calls } = Object(run.cost) as { points?: unknown; calls?: unknown }
  return { ...run, costBefore: { points: Number(points ?? 0), calls: Number(calls ?? 0) } }
}
