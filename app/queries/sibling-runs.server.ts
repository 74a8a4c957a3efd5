import type { SiblingRun } from '../core/export/export-view.ts'
import { db } from '../db.server.ts'
import { runProgress } from './run-progress.server.ts'

/** Approved in one step with this one are runs of other accounts; more of them than this are not shown. */
const shownSiblings = 10

/** The runs that were approved together with this one, each with how far it is. */
export async function siblingRuns(workspaceId: string, runId: string): Promise<SiblingRun[]> {
  const run = await db.exportRun.findUnique({ where: { id: runId, workspaceId }, select: { approvalId: true } })
  if (!run?.approvalId) return []
  const rows = await db.exportRun.findMany({
    where: { workspaceId, approvalId: run.approvalId, id: { not: runId } },
    orderBy: { id: 'asc' },
    take: shownSiblings,
    select: { id: true },
  })
  return Promise.all(rows.map(({ id }) => runProgress(workspaceId, id)))
}
