import { failureReasons, runTotals } from '../../core/export/export-view.ts'
import { listExportsAhead } from '../../queries/export-overlaps.server.ts'
import { runProgress } from '../../queries/run-progress.server.ts'
import { toOverlapView } from '../overlap-view.ts'

/** An export as the API shows it. Throws AppError `not_found`. */
export async function readExport(workspaceId: string, runId: string) {
  const [{ run, items }, ahead] = await Promise.all([
    runProgress(workspaceId, runId),
    listExportsAhead(workspaceId, runId),
  ])
  return { ...run, totals: runTotals(items), failures: failureReasons(items), waitsFor: ahead.map(toOverlapView) }
}
