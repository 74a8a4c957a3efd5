import { AppError } from '../core/errors.ts'
import { db } from '../db.server.ts'
import { systemClock } from '../lib/clock.ts'
import { enqueue } from '../pipeline/queue.server.ts'

export interface RunRequest {
  readonly workspaceId: string
  readonly runId: string
}

/**
 * Asks a run to stop. What has not begun is cancelled at once; a product under way stops after its current step, and its item
 * says what was done. Repeating is safe; a run that is over stays as it is. Throws `AppError` not_found.
 */
export async function cancelExport({ workspaceId, runId }: RunRequest): Promise<void> {
  await db.$transaction(async (tx) => {
    const run = await tx.exportRun.findUnique({
      where: { id: runId, workspaceId },
      select: { state: true, connectionId: true },
    })
    if (!run) throw new AppError('not_found', `no run ${runId}`, { userMessage: 'This export no longer exists.' })
    if (run.state !== 'queued' && run.state !== 'running') return
    const now = new Date(systemClock.now())
    await tx.exportRun.update({
      where: { id: runId, workspaceId },
      data: { state: 'cancelling', cancelRequestedAt: now },
    })
    await tx.exportItem.updateMany({
      where: { workspaceId, runId, state: 'queued' },
      data: { state: 'cancelled', errorCode: 'cancelled', finishedAt: now },
    })
    // The lane's owner ends the run, also where nothing of it was under way.
    await enqueue('advance-lane', { connectionId: run.connectionId }, { tx })
  })
}
