import { listingStateSchema } from '../../core/channel/listing-state.ts'
import { AppError } from '../../core/errors.ts'
import { brokenOffWork } from '../../core/export/broken-off-work.ts'
import { listingChangeSchema, type ListingChange } from '../../core/export/listing-change.ts'
import { ownWork } from '../../core/export/own-work.ts'
import type { DoneExport } from '../../core/export/plan-undo.ts'
import { finalItemStates } from '../../core/export/states.ts'
import type { UndoScope } from '../../core/export/undo-scope.ts'
import type { FileIds } from '../../core/export/wanted-order.ts'
import { db } from '../../db.server.ts'
import { Prisma } from '../../generated/prisma/client.ts'
import { systemClock } from '../../lib/clock.ts'
import { undoWindowMs } from '../../undo-window.server.ts'

/** A listing with the exports that are to be taken back from it, newest first. */
export interface UndoableListing {
  readonly listingId: string
  readonly remoteId: string
  readonly title: string
  readonly exports: readonly DoneExport[]
}

export interface UndoRequest {
  readonly workspaceId: string
  readonly connectionId: string
  readonly scope: UndoScope
}

/**
 * What the exports of a scope did to each listing: those of a period are what was carried out in it, whenever it was approved. Throws
 * `AppError` conflict where one of them is still under way, is too long ago, or where nothing was written at all. One that is only
 * scheduled has done nothing yet.
 */
export async function loadUndoableListings(request: UndoRequest): Promise<UndoableListing[]> {
  await refuseUnfinished(request)
  const rows = await db.exportItem.findMany({
    where: { ...itemsOf(request), ...carriedOut(request.scope), snapshot: { not: Prisma.DbNull } },
    orderBy: [{ position: 'asc' }],
    select: {
      ...{ listingId: true, snapshot: true, confirmed: true, startedAt: true },
      planItem: { select: { change: true } },
      listing: { select: { remoteId: true, product: { select: { title: true } } } },
    },
  })
  const written = rows.filter(({ snapshot }) => snapshot !== null)
  if (written.length === 0) throw nothingToUndo()
  const files = await loadFiles(request, written)
  return [...Map.groupBy(written, ({ listingId }) => listingId)].map(([listingId, group]) => ({
    listingId,
    remoteId: group[0]?.listing.remoteId ?? '',
    title: group[0]?.listing.product.title ?? '',
    exports: group.toSorted((a, b) => Number(b.startedAt) - Number(a.startedAt)).map((row) => toDoneExport(row, files)),
  }))
}

function itemsOf({ workspaceId, connectionId, scope }: UndoRequest): Prisma.ExportItemWhereInput {
  const { listingIds } = scope
  return {
    ...{ workspaceId, connectionId },
    ...(scope.kind === 'run' && { runId: scope.runId }),
    ...(listingIds && { listingId: { in: [...listingIds] } }),
  }
}

function carriedOut(scope: UndoScope): Prisma.ExportItemWhereInput {
  return scope.kind === 'since' ? carriedOutSince(new Date(scope.since)) : {}
}

/** Items that ended since then. The run's own end leads to them by an index. */
export function carriedOutSince(since: Date) {
  return {
    run: { OR: [{ finishedAt: null }, { finishedAt: { gte: since } }] },
    finishedAt: { gte: since },
  } satisfies Prisma.ExportItemWhereInput
}

async function refuseUnfinished(request: UndoRequest): Promise<void> {
  const open = await db.exportItem.findFirst({
    where: { ...itemsOf(request), state: { notIn: [...finalItemStates] }, run: { state: { not: 'scheduled' } } },
    select: { runId: true },
  })
  if (open) {
    throw new AppError('conflict', `run ${open.runId} is under way`, {
      userMessage: 'This export is still under way. Wait until it is finished, or cancel it, then undo it.',
    })
  }
  const { workspaceId, scope } = request
  const begin = scope.kind === 'since' ? new Date(scope.since) : await endOfRun(workspaceId, scope.runId)
  const days = Math.round(undoWindowMs / 86_400_000)
  if (begin.getTime() >= systemClock.now() - undoWindowMs) return
  throw new AppError('conflict', 'outside the undo window', {
    userMessage: `Exports can be undone for ${days} days. This goes back further.`,
  })
}

async function endOfRun(workspaceId: string, id: string): Promise<Date> {
  const run = await db.exportRun.findUnique({
    where: { id, workspaceId },
    select: { createdAt: true, finishedAt: true },
  })
  if (!run) throw new AppError('not_found', `no run ${id}`, { userMessage: 'This export no longer exists.' })
  return run.finishedAt ?? run.createdAt
}

function nothingToUndo(): AppError {
  return new AppError('conflict', 'nothing was written', {
    userMessage: 'Nothing was written to these products, so there is nothing to undo.',
  })
}

interface ItemRow {
  readonly snapshot: unknown
  readonly confirmed: unknown
  readonly planItem: { readonly change: unknown }
}

/** What it was on its way to tells which traces are its own, also where it broke off and has no confirmed end. */
function toDoneExport(row: ItemRow, files: FileIds): DoneExport {
  const before = listingStateSchema.parse(row.snapshot)
  const change = changeOf(row)
  const after =
    row.confirmed === null
      ? brokenOffWork(change, before, files)
      : ownWork(change, before, listingStateSchema.parse(row.confirmed), files)
  return { before, after }
}

function changeOf({ planItem }: ItemRow): ListingChange {
  return listingChangeSchema.parse(planItem.change)
}

async function loadFiles({ workspaceId, connectionId }: UndoRequest, rows: readonly ItemRow[]): Promise<FileIds> {
  const keys = rows.flatMap((row) => changeOf(row).media.map(({ renditionKey }) => renditionKey))
  const found = await db.remoteFile.findMany({
    where: { workspaceId, connectionId, renditionKey: { in: [...new Set(keys)] } },
    select: { renditionKey: true, remoteId: true },
  })
  return new Map(found.map(({ renditionKey, remoteId }) => [renditionKey, remoteId]))
}
