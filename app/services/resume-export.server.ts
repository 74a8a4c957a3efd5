import { db } from '../db.server.ts'
import { enqueue } from '../pipeline/queue.server.ts'
import { getRunToControl, type RunRequest } from './export-plan/run-to-control.server.ts'

/**
 * Lets a paused run go on from where it stopped; one that is still pausing does not stop. Repeating is safe; any other run
 * stays as it is. Throws `AppError` not_found.
 */
export async function resumeExport({ workspaceId, runId }: RunRequest): Promise<void> {
  await db.$transaction(async (tx) => {
    const { connectionId, startedAt } = await getRunToControl(tx, { workspaceId, runId })
    const { count } = await tx.exportRun.updateMany({
      where: { id: runId, workspaceId, state: { in: ['pausing', 'paused'] } },
      data: { state: startedAt ? 'running' : 'queued' },
    })
    if (count > 0) await enqueue('advance-lane', { connectionId }, { tx })
  })
}
