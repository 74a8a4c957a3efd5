import { failureReasons, runTotals } from '../../core/export/export-view.ts'
import { runProgress } from '../../queries/run-progress.server.ts'

/** An export as the API shows it. Throws AppError `not_found`. */
export async function readExport(workspaceId: string, runId: string) {
  const { run, items } = await runProgress(workspaceId, runId)
  return { ...run, totals: runTotals(items), failures: failureReasons(items) }
}
