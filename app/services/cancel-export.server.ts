import { openItemStates, runStatesBefore } from '../core/export/states.ts'
import { db, type Db } from '../db.server.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { systemClock } from '../lib/clock.ts'
import { enqueue } from '../pipeline/queue.server.ts'
import { getRunToControl, type RunRequest } from './export-plan/run-to-control.server.ts'

/**
 * Asks a run to stop. What has not begun is cancelled at once; a product under way stops after its current step, and its item
 * says what was done. Repeating is safe; a run that is over stays as it is. Throws `AppError` not_found.
 */
export async function cancelExport(request: RunRequest): Promise<void> {
  await db.$transaction((tx) => cancelRun(tx, request))
}

/** The same within the caller's transaction. */
export async function cancelRun(tx: Db, { workspaceId, runId }: RunRequest): Promise<void> {
  const { connectionId } = await getRunToControl(tx, { workspaceId, runId })
  const now = new Date(systemClock.now())
  const unbegun = await tx.exportRun.updateMany({
    where: { id: runId, workspaceId, state: 'scheduled' },
    data: { state: 'cancelled', cancelRequestedAt: now, finishedAt: now },
  })
  const stopping = await tx.exportRun.updateMany({
    where: { id: runId, workspaceId, state: { in: runStatesBefore('cancelling') } },
    data: { state: 'cancelling', cancelRequestedAt: now },
  })
  if (unbegun.count + stopping.count === 0) return
  await tx.exportItem.updateMany({
    // One that was begun and stands in the queue again ends with its lane's owner, who says what was done of it.
    where: {
      ...{ workspaceId, runId, snapshot: { equals: Prisma.DbNull } },
      state: unbegun.count > 0 ? { in: [...openItemStates] } : 'queued',
    },
    data: { state: 'cancelled', errorCode: 'cancelled', finishedAt: now },
  })
  // The lane's owner ends the run, also where nothing of it was under way.
  if (stopping.count > 0) await enqueue('advance-lane', { connectionId }, { tx })
}
