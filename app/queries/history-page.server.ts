import { toRunView, runColumns } from './run-progress.server.ts'
import type { HistoryFilter, HistoryItem, HistoryStore, HistoryView } from '../core/export/history-view.ts'
import { lanedRunStates } from '../core/export/states.ts'
import { db } from '../db.server.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { systemClock } from '../lib/clock.ts'
import { undoWindowMs } from '../undo-window.server.ts'
import { countPublished } from './publications.server.ts'
import { shopTimeZone } from './shop-time-zone.server.ts'

export interface HistoryRequest {
  readonly workspaceId: string
  readonly shopDomain: string
  readonly filter: HistoryFilter
  readonly search: string
  /** Only exports to this account. Default: to any. */
  readonly connectionId?: string
  /** From 1. */
  readonly page: number
}

const pageSize = 25

/** One page of the workspace's runs, newest first, with the outcome of each. A few queries, whatever the sizes. */
export async function historyPage(request: HistoryRequest): Promise<HistoryView> {
  const { workspaceId, shopDomain } = request
  const where = whereOf(request)
  const total = await db.exportRun.count({ where })
  const pageCount = Math.max(1, Math.ceil(total / pageSize))
  const page = Math.min(request.page, pageCount)
  const [rows, timeZone, stores] = await Promise.all([
    db.exportRun.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: runColumns,
    }),
    shopTimeZone(workspaceId, shopDomain),
    listStores(workspaceId),
  ])
  const runIds = rows.map(({ id }) => id)
  const [outcomes, undoable, published] = await Promise.all([
    countOutcomes(workspaceId, runIds),
    listUndoableRuns(workspaceId, runIds),
    countPublished(workspaceId, runIds),
  ])
  const items = rows.map((row) => ({
    ...toRunView(row),
    ...outcomes(row.id),
    published: published(row.id),
    undoable: undoable.has(row.id),
  }))
  return { items, page, pageCount, total, timeZone, stores }
}

async function listStores(workspaceId: string): Promise<HistoryStore[]> {
  const rows = await db.connection.findMany({
    where: { workspaceId, runs: { some: {} } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, label: true, channel: true },
  })
  return rows.map(({ id, ...row }) => ({ connectionId: id, ...row }))
}

function whereOf({ workspaceId, filter, search, connectionId }: HistoryRequest): Prisma.ExportRunWhereInput {
  const filters: Record<HistoryFilter, Prisma.ExportRunWhereInput> = {
    all: {},
    active: { state: { in: [...lanedRunStates, 'paused'] } },
    scheduled: { state: 'scheduled' },
    failed: { items: { some: { state: 'failed' } } },
    finished: { state: 'finished' },
    cancelled: { state: 'cancelled' },
  }
  const title = search === '' ? {} : { title: { contains: search, mode: 'insensitive' as const } }
  return { workspaceId, connectionId, ...title, ...filters[filter] }
}

type Outcomes = Pick<HistoryItem, 'selected' | 'done' | 'skipped' | 'failed' | 'cancelled'>

async function countOutcomes(workspaceId: string, runIds: string[]): Promise<(runId: string) => Outcomes> {
  const rows = await db.exportItem.groupBy({
    by: ['runId', 'state'],
    where: { workspaceId, runId: { in: runIds } },
    _count: true,
  })
  return (runId) => {
    const ofRun = rows.filter((row) => row.runId === runId)
    const count = (state: string) => ofRun.find((row) => row.state === state)?._count ?? 0
    return {
      selected: ofRun.reduce((sum, row) => sum + row._count, 0),
      done: count('done'),
      skipped: count('skipped'),
      failed: count('failed'),
      cancelled: count('cancelled'),
    }
  }
}

/** Those that are over, wrote something, and ended within the time in which that can be taken back. */
async function listUndoableRuns(workspaceId: string, runIds: string[]): Promise<ReadonlySet<string>> {
  const finishedAt = { gte: new Date(systemClock.now() - undoWindowMs) }
  const rows = await db.exportItem.groupBy({
    by: ['runId'],
    where: { workspaceId, runId: { in: runIds }, snapshot: { not: Prisma.DbNull }, run: { finishedAt } },
  })
  return new Set(rows.map(({ runId }) => runId))
}
