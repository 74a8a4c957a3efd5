import { db } from '../../db.server.ts'
import { notifyProgress } from '../progress.server.ts'
import { enqueue } from '../queue.server.ts'

/**
 * Puts the scheduled runs whose time has come into their lanes. The database's clock decides; of two workers that look at once,
 * each run is begun by one. A run whose time passed while no worker was there begins now.
 */
export async function startDueExports(): Promise<void> {
  const due = await db.$queryRaw<{ id: string; connectionId: string }[]>`
    UPDATE "ExportRun" SET "state" = 'queued', "queuedAt" = now()
    WHERE "id" IN (
      -- Who holds one of them gives it another time or ends it.
      SELECT "id" FROM "ExportRun" WHERE "state" = 'scheduled' AND "scheduledFor" <= now() FOR NO KEY UPDATE SKIP LOCKED)
    RETURNING "id", "connectionId"`
  for (const { id, connectionId } of due) {
    // A lane that is not told here is found by the sweep.
    await enqueue('advance-lane', { connectionId }, { once: connectionId })
    notifyProgress(id)
  }
}
