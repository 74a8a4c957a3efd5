import { AppError } from '../core/errors.ts'
import type { PlanView } from '../core/export/plan-view.ts'
import { undoScopeSchema, type UndoScope } from '../core/export/undo-scope.ts'
import { isRecordId } from '../core/record-id.ts'
import { db } from '../db.server.ts'
import { Prisma, type Channel } from '../generated/prisma/client.ts'
import { planColumns, readPlanView } from './plan-view.server.ts'

export interface UndoPage {
  readonly plan: PlanView
  readonly connection: string
  readonly channel: Channel
  readonly connectionId: string
  readonly scope: UndoScope
  /** The export that is taken back; null where it is a whole period. */
  readonly undone: { readonly runId: string; readonly title: string } | null
  /** Which exports are taken back, the newest first: the first few, and how many in all. */
  readonly exports: UndoneExports
}

export interface UndoneExports {
  readonly shown: readonly { readonly runId: string; readonly title: string; readonly createdAt: string }[]
  readonly count: number
}

const shownExports = 10

/** A plan that takes exports back, one page of its listings. Throws `AppError` (not_found). */
export async function undoPage(workspaceId: string, planId: string, page: number): Promise<UndoPage> {
  const row = isRecordId(planId)
    ? await db.exportPlan.findFirst({
        where: { id: planId, workspaceId, mode: 'undo' },
        select: {
          ...planColumns,
          undoes: true,
          connectionId: true,
          connection: { select: { label: true, channel: true } },
        },
      })
    : null
  if (!row) throw new AppError('not_found', `undo plan ${planId}`, { userMessage: 'This undo was not found.' })
  const scope = undoScopeSchema.parse(row.undoes)
  const [view, run, exports] = await Promise.all([
    readPlanView(workspaceId, row, page),
    scope.kind === 'run'
      ? db.exportRun.findUnique({ where: { id: scope.runId, workspaceId }, select: { id: true, title: true } })
      : null,
    undoneExports(workspaceId, row.connectionId, scope),
  ])
  return {
    plan: { ...view, outdated: false },
    ...{ connection: row.connection.label, channel: row.connection.channel, connectionId: row.connectionId, scope },
    undone: run && { runId: run.id, title: run.title },
    exports,
  }
}

/** Those that wrote something; an export that changed nothing is nothing to take back. */
async function undoneExports(workspaceId: string, connectionId: string, scope: UndoScope): Promise<UndoneExports> {
  const { listingIds } = scope
  const where: Prisma.ExportRunWhereInput = {
    ...{ workspaceId, connectionId },
    ...(scope.kind === 'run' && { id: scope.runId }),
    items: {
      some: {
        snapshot: { not: Prisma.DbNull },
        ...(scope.kind === 'since' && { finishedAt: { gte: new Date(scope.since) } }),
        ...(listingIds && { listingId: { in: [...listingIds] } }),
      },
    },
  }
  const [rows, count] = await Promise.all([
    db.exportRun.findMany({
      where,
      orderBy: { createdAt: 'desc' },
      take: shownExports,
      select: { id: true, title: true, createdAt: true },
    }),
    db.exportRun.count({ where }),
  ])
  return {
    shown: rows.map(({ id: runId, title, createdAt }) => ({ runId, title, createdAt: createdAt.toISOString() })),
    count,
  }
}
