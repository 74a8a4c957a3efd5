import { openConnector } from '../connections/open-connector.server.ts'
import type { Connector } from '../core/channel/connector.ts'
import type { ListingState } from '../core/channel/listing-state.ts'
import { AppError } from '../core/errors.ts'
import { noChange } from '../core/export/listing-change.ts'
import { planIssue } from '../core/export/plan-issue.ts'
import { filesToReturn, planUndo } from '../core/export/plan-undo.ts'
import { shareAltTexts } from '../core/export/share-alt.ts'
import type { UndoScope } from '../core/export/undo-scope.ts'
import { db } from '../db.server.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { systemClock } from '../lib/clock.ts'
import { undoWindowMs } from '../undo-window.server.ts'
import { findPlacedMedia } from './export-plan/account-files.server.ts'
import { savePlan, type PlannedItem } from './export-plan/save-plan.server.ts'
import {
  carriedOutSince,
  loadUndoableListings,
  type UndoableListing,
  type UndoRequest,
} from './undo/undoable-exports.server.ts'

/** Listings per round of reading: bounds queries and memory. */
const chunkSize = 250

/**
 * Plans to take exports back, from what the channel shows at this moment: a plan like any other, to be reviewed and approved.
 * What somebody changed since is reported and stays. Each call makes a new plan; nothing is written. Answers its id.
 * Throws `AppError`: not_found; conflict where nothing was written, it is too long ago or still under way; and `ConnectorError`.
 */
export async function planUndoOfExports(request: UndoRequest): Promise<string> {
  const { workspaceId, connectionId, scope } = request
  const listings = await loadUndoableListings(request)
  const connector = await openConnector(workspaceId, connectionId)
  const items: PlannedItem[] = []
  for (let start = 0; start < listings.length; start += chunkSize) {
    items.push(...(await planListings(request, connector, listings.slice(start, start + chunkSize))))
  }
  const shared = shareAltTexts(items)
  return savePlan(connector, {
    ...{ workspaceId, connectionId, draftId: null, mode: 'undo', undoes: scope },
    items: items.map((item, index) => ({ ...item, ...shared[index] })),
  })
}

export interface RunUndoRequest {
  readonly workspaceId: string
  readonly runId: string
  /** Only these items of the run. Default: all of them. */
  readonly itemIds?: readonly string[]
  /** Every later export of the connection as well. */
  readonly later?: boolean
}

/** The same, beginning with one export. */
export async function planUndoOfRun({ workspaceId, runId, itemIds, later }: RunUndoRequest): Promise<string> {
  const run = await db.exportRun.findUnique({
    where: { id: runId, workspaceId },
    select: {
      ...{ connectionId: true, createdAt: true, startedAt: true },
      items: { where: { id: { in: [...(itemIds ?? [])] } }, select: { listingId: true } },
    },
  })
  if (!run) throw new AppError('not_found', `no run ${runId}`, { userMessage: 'This export no longer exists.' })
  const { connectionId } = run
  const listingIds = itemIds && run.items.map(({ listingId }) => listingId)
  const scope: UndoScope = later
    ? { kind: 'since', since: (run.startedAt ?? run.createdAt).toISOString(), listingIds }
    : { kind: 'run', runId, listingIds }
  return planUndoOfExports({ workspaceId, connectionId, scope })
}

export interface ConnectionUndoRequest {
  readonly workspaceId: string
  readonly connectionId: string
  /** Null: everything that can still be taken back. */
  readonly since: Date | null
}

/** The same for everything that exports did to one account since a moment. Throws `AppError` not_found where they did nothing. */
export async function planUndoOfConnection({
  workspaceId,
  connectionId,
  since,
}: ConnectionUndoRequest): Promise<string> {
  const earliest = new Date(systemClock.now() - undoWindowMs)
  const first = await db.exportItem.findFirst({
    where: { workspaceId, connectionId, ...carriedOutSince(since ?? earliest), snapshot: { not: Prisma.DbNull } },
    orderBy: { finishedAt: 'asc' },
    select: { finishedAt: true },
  })
  if (!first?.finishedAt) {
    throw new AppError('not_found', `no exports to ${connectionId} since ${since?.toISOString()}`, {
      userMessage: 'No export changed anything there since then. Choose an earlier time.',
      field: 'since',
    })
  }
  // From the first product on, so that the plan does not begin before the window because of a merchant's round date.
  return planUndoOfExports({
    workspaceId,
    connectionId,
    scope: { kind: 'since', since: first.finishedAt.toISOString() },
  })
}

async function planListings(
  { workspaceId, connectionId }: UndoRequest,
  connector: Connector,
  listings: readonly UndoableListing[],
): Promise<PlannedItem[]> {
  const apart = connector.capabilities.variantPictures === 'apart'
  const maxMedia = connector.images.maxMediaPerListing
  const states = await connector.observe(listings.map(({ remoteId }) => remoteId))
  const [usable, placed] = await Promise.all([
    findUsable(connector, listings, states),
    findPlacedMedia(db, workspaceId, connectionId, [...states.values()]),
  ])
  return listings.map(({ listingId, remoteId, title, exports }): PlannedItem => {
    const now = states.get(remoteId)
    if (!now) {
      const observed = { remoteId, title, media: [], variants: [], variantMedia: [] }
      return { listingId, observed, entries: [], change: noChange, issues: [planIssue('listing_gone', null)] }
    }
    const { change, issues } = planUndo({ now, exports, usable, placed, apart, maxMedia })
    return { listingId, observed: now, entries: [], change, issues }
  })
}

/** Pictures that left their listing are still files of the account, unless somebody deleted them. */
async function findUsable(
  connector: Connector,
  listings: readonly UndoableListing[],
  states: ReadonlyMap<string, ListingState>,
): Promise<ReadonlySet<string>> {
  const wanted = listings.flatMap(({ remoteId, exports }) => {
    const now = states.get(remoteId)
    return now ? filesToReturn(now, exports) : []
  })
  const statuses = await connector.observeFiles([...new Set(wanted)])
  return new Set([...statuses].filter(([, status]) => status === 'ready').map(([id]) => id))
}
