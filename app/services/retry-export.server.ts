import { AppError } from '../core/errors.ts'
import { finalItemStates } from '../core/export/states.ts'
import { db } from '../db.server.ts'
import { enqueue } from '../pipeline/queue.server.ts'
import type { RunRequest } from './cancel-export.server.ts'
import { lockConnectionExports } from './export-plan/lock-connection-exports.server.ts'

/**
 * Tries the failed items of a run again, as a new attempt in the same run; what they had done already is not done again.
 * Answers how many there are. Throws `AppError`: not_found; conflict where another export works on one of the listings.
 */
export async function retryExport({ workspaceId, runId }: RunRequest): Promise<number> {
  return db.$transaction(async (tx) => {
    const run = await tx.exportRun.findUnique({ where: { id: runId, workspaceId }, select: { connectionId: true } })
    if (!run) throw new AppError('not_found', `no run ${runId}`, { userMessage: 'This export no longer exists.' })
    await lockConnectionExports(tx, run.connectionId)
    const failed = await tx.exportItem.findMany({
      where: { workspaceId, runId, state: 'failed' },
      select: { id: true, listingId: true },
    })
    if (failed.length === 0) return 0
    const occupied = await tx.exportItem.count({
      where: {
        workspaceId,
        listingId: { in: failed.map(({ listingId }) => listingId) },
        state: { notIn: [...finalItemStates] },
      },
    })
    if (occupied > 0) {
      throw new AppError('conflict', `${occupied} listings of run ${runId} are occupied`, {
        userMessage: 'Another export is working on one of these products. Wait until it is finished.',
      })
    }
    await tx.exportItem.updateMany({
      where: { workspaceId, id: { in: failed.map(({ id }) => id) }, state: 'failed' },
      data: {
        state: 'queued',
        attempt: { increment: 1 },
        errorCode: null,
        errorDetail: null,
        errorAssetId: null,
        finishedAt: null,
      },
    })
    await tx.exportRun.update({
      where: { id: runId, workspaceId },
      data: { state: 'running', cancelRequestedAt: null, finishedAt: null },
    })
    await enqueue('advance-lane', { connectionId: run.connectionId }, { tx })
    return failed.length
  })
}
