import { AppError } from '../core/errors.ts'
import { db } from '../db.server.ts'
import { systemClock } from '../lib/clock.ts'
import { enqueue } from '../pipeline/queue.server.ts'
import { getRunToControl, type RunRequest } from './export-plan/run-to-control.server.ts'
import { enqueueStart, refuseImpossibleStart } from './export-plan/start-time.server.ts'

export interface RescheduleRequest extends RunRequest {
  /** Null: now. Somebody waits for it then, so it counts as interactive from here on. */
  readonly startAt: Date | null
}

/**
 * Gives a scheduled run another time. Repeating is safe. Throws `AppError`: not_found; conflict where it has begun, or was
 * cancelled; invalid_input for a time that has passed.
 */
export async function rescheduleExport({ workspaceId, runId, startAt }: RescheduleRequest): Promise<void> {
  refuseImpossibleStart(startAt)
  await db.$transaction(async (tx) => {
    const { connectionId } = await getRunToControl(tx, { workspaceId, runId })
    // The condition decides between this and the beginning of the run, which may happen at the same moment.
    const { count } = await tx.exportRun.updateMany({
      where: { id: runId, workspaceId, state: 'scheduled' },
      data: startAt
        ? { scheduledFor: startAt }
        : { state: 'queued', scheduledFor: null, queuedAt: new Date(systemClock.now()) },
    })
    if (count === 0) {
      throw new AppError('conflict', `run ${runId} is not scheduled`, {
        userMessage: 'This export is no longer waiting for its time: it has begun, or was cancelled.',
      })
    }
    if (startAt) await enqueueStart(tx, startAt)
    else await enqueue('advance-lane', { connectionId }, { tx, once: runId })
  })
}
