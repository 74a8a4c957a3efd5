import { runStatesBefore } from '../core/export/states.ts'
import { db } from '../db.server.ts'
import { enqueue } from '../pipeline/queue.server.ts'
import { getRunToControl, type RunRequest } from './export-plan/run-to-control.server.ts'

/**
 * Asks a run to stand still: the step under way ends, then nothing of it is done until it is resumed. It goes on owning its
 * products. Repeating is safe; a run that is over, or has not begun, stays as it is. Throws `AppError` not_found.
 */
export async function pauseExport({ workspaceId, runId }: RunRequest): Promise<void> {
  await db.$transaction(async (tx) => {
    const { connectionId } = await getRunToControl(tx, { workspaceId, runId })
    const { count } = await tx.exportRun.updateMany({
      where: { id: runId, workspaceId, state: { in: runStatesBefore('pausing') } },
      data: { state: 'pausing' },
    })
    // The lane's owner makes it true, also where nothing of the run is under way.
    if (count > 0) await enqueue('advance-lane', { connectionId }, { tx })
  })
}
