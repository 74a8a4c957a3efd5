import { db } from '../db.server.ts'
import { systemClock } from '../lib/clock.ts'
import { enqueue } from '../pipeline/queue.server.ts'
import { waitsBehind } from '../queries/export-overlaps.server.ts'
import { getRunToControl, type RunRequest } from './export-plan/run-to-control.server.ts'

/**
 * Leaves those products out of a run that wait because another export owns them; the others go on. Answers how many. Repeating
 * is safe: what has begun meanwhile is not left out any more. Throws `AppError` not_found.
 */
export async function leaveOutWaiting({ workspaceId, runId }: RunRequest): Promise<number> {
  return db.$transaction(async (tx) => {
    const { connectionId } = await getRunToControl(tx, { workspaceId, runId })
    const finishedAt = new Date(systemClock.now())
    const count = await tx.$executeRaw`
      UPDATE "ExportItem" AS i SET "state" = 'skipped', "errorCode" = 'left_out', "finishedAt" = ${finishedAt}
      FROM "ExportRun" r, "ExportItem" j, "ExportRun" q
      WHERE i."workspaceId" = ${workspaceId}::uuid AND i."runId" = ${runId}::uuid AND r."id" = i."runId"
        AND j."listingId" = i."listingId" AND j."runId" <> r."id" AND q."id" = j."runId" AND ${waitsBehind}`
    // Where nothing is left to do the lane's owner ends the run.
    if (count > 0) await enqueue('advance-lane', { connectionId }, { tx })
    return count
  })
}
