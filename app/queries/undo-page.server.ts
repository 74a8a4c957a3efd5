import { AppError } from '../core/errors.ts'
import type { PlanView } from '../core/export/plan-view.ts'
import { undoScopeSchema, type UndoScope } from '../core/export/undo-scope.ts'
import { isRecordId } from '../core/record-id.ts'
import { db } from '../db.server.ts'
import { planColumns, readPlanView } from './plan-view.server.ts'

export interface UndoPage {
  readonly plan: PlanView
  readonly connection: string
  readonly connectionId: string
  readonly scope: UndoScope
  /** The export that is taken back; null where it is a whole period. */
  readonly undone: { readonly runId: string; readonly title: string } | null
}

/** A plan that takes exports back, one page of its listings. Throws `AppError` (not_found). */
export async function undoPage(workspaceId: string, planId: string, page: number): Promise<UndoPage> {
  const row = isRecordId(planId)
    ? await db.exportPlan.findFirst({
        where: { id: planId, workspaceId, mode: 'undo' },
        select: { ...planColumns, undoes: true, connectionId: true, connection: { select: { label: true } } },
      })
    : null
  if (!row) throw new AppError('not_found', `undo plan ${planId}`, { userMessage: 'This undo was not found.' })
  const scope = undoScopeSchema.parse(row.undoes)
  const [view, run] = await Promise.all([
    readPlanView(workspaceId, row, page),
    scope.kind === 'run'
      ? db.exportRun.findUnique({ where: { id: scope.runId, workspaceId }, select: { id: true, title: true } })
      : null,
  ])
  return {
    plan: { ...view, outdated: false },
    ...{ connection: row.connection.label, connectionId: row.connectionId, scope },
    undone: run && { runId: run.id, title: run.title },
  }
}
