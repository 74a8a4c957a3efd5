import { AppError } from '../core/errors.ts'
import { ExportsOverlapError } from '../core/export/exports-overlap-error.ts'
import { runStatesBefore } from '../core/export/states.ts'
import { db } from '../db.server.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { enqueue } from '../pipeline/queue.server.ts'
import { listExportOverlaps } from '../queries/export-overlaps.server.ts'
import { getConnectionOfRun, getRunToControl, type RunRequest } from './export-plan/run-to-control.server.ts'
import { lockConnectionExports } from './export-plan/lock-connection-exports.server.ts'
import { refuseUnlessConnected } from './export-plan/refuse-unless-connected.server.ts'

export interface RetryRequest extends RunRequest {
  /** The code of a failure: only items that failed for it are tried again. Default: all failed ones. */
  readonly reason?: string
}

/**
 * Tries failed items of a run again, as a new attempt in the same run; what they had done already is not done again. A run
 * that is over begins again, with somebody waiting for it; a paused one stays paused. What was approved is carried out, also where
 * pictures are mapped otherwise by now; a listing that somebody edited since is left alone when its turn comes. Answers how many items
 * there are. Throws `AppError`: not_found; needs_reconnect; conflict while the run is being cancelled. Throws `ExportsOverlapError`.
 */
export async function retryExport({ workspaceId, runId, reason }: RetryRequest): Promise<number> {
  return db.$transaction(async (tx) => {
    // Before the run: who begins an export holds the account's lock when it cancels a run that is in its way.
    await lockConnectionExports(tx, await getConnectionOfRun(tx, { workspaceId, runId }))
    const run = await getRunToControl(tx, { workspaceId, runId })
    const failed = await tx.exportItem.findMany({
      where: { workspaceId, runId, state: 'failed', ...(reason && { errorCode: reason }) },
      select: { id: true, listingId: true },
    })
    if (failed.length === 0) return 0
    refuseWhileCancelling(run.state, runId)
    refuseUnlessConnected(run)
    const listingIds = failed.map(({ listingId }) => listingId)
    const overlaps = await listExportOverlaps({ workspaceId, listingIds, exceptRunId: runId }, tx)
    if (overlaps.length > 0) throw new ExportsOverlapError(overlaps)
    await tx.exportItem.updateMany({
      where: { workspaceId, id: { in: failed.map(({ id }) => id) }, state: 'failed' },
      data: {
        state: 'queued',
        attempt: { increment: 1 },
        errorCode: null,
        errorDetail: null,
        errorAssetId: null,
        finishedAt: null,
        // Compared with the snapshot: the merchant may have taken back what others did to the listing while it failed.
        written: Prisma.DbNull,
      },
    })
    await tx.exportRun.updateMany({
      where: { id: runId, workspaceId, finishedAt: { not: null }, state: { in: runStatesBefore('running') } },
      data: { state: 'running', cancelRequestedAt: null, finishedAt: null, scheduledFor: null },
    })
    await enqueue('advance-lane', { connectionId: run.connectionId }, { tx })
    return failed.length
  })
}

function refuseWhileCancelling(state: string, runId: string): void {
  if (state !== 'cancelling') return
  throw new AppError('conflict', `run ${runId} is being cancelled`, {
    userMessage: 'This export is being cancelled. Retry once it has stopped.',
  })
}
