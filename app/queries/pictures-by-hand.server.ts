import type { ItemErrorCode } from '../core/export/export-words.ts'
import { db } from '../db.server.ts'

/** A former picture that was there when the undo was planned had no address any more when it was to come back. */
const goneCode = 'amazon:FORMER_PICTURE_GONE' satisfies ItemErrorCode

/** What a merchant may have to do by hand on a channel whose places have names. */
export interface PicturesByHand {
  /** What the listings showed before can be had as a file. */
  readonly formerPictures: boolean
  /** Listings of this undo that do not get all their former pictures back. */
  readonly toRestore: number
}

export async function picturesByHand(workspaceId: string, runId: string): Promise<PicturesByHand> {
  const [row] = await db.$queryRaw<PicturesByHand[]>`
    SELECT
      coalesce(bool_or(item."snapshot" ? 'mainPlace'), false) AS "formerPictures",
      (count(*) FILTER (WHERE plan."mode" = 'undo' AND planned."observed" ? 'mainPlace' AND (
        item."errorCode" = ${goneCode} OR EXISTS (
          SELECT 1 FROM jsonb_array_elements(planned."issues") issue
          WHERE issue ->> 'code' IN ('undo_file_gone', 'undo_main_stays')))))::int AS "toRestore"
    FROM "ExportItem" item JOIN "ExportPlanItem" planned ON planned."id" = item."planItemId"
    JOIN "ExportPlan" plan ON plan."id" = planned."planId"
    WHERE item."workspaceId" = ${workspaceId}::uuid AND item."runId" = ${runId}::uuid`
  return row ?? { formerPictures: false, toRestore: 0 }
}
