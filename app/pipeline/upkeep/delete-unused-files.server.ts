import { openConnector } from '../../connections/open-connector.server.ts'
import { ConnectorError } from '../../core/channel/connector-error.ts'
import { AppError } from '../../core/errors.ts'
import { db } from '../../db.server.ts'
import { Prisma } from '../../generated/prisma/client.ts'
import { systemClock } from '../../lib/clock.ts'
import { log } from '../../log.server.ts'
import { undoWindowMs } from '../../undo-window.server.ts'
import { strikeGoneFiles } from '../strike-files.server.ts'

/** Of one connection in one day; the rest follows on the next. */
const filesPerConnection = 500

interface Leftover {
  readonly workspaceId: string
  readonly connectionId: string
  readonly remoteIds: string[]
}

/**
 * Deletes files that Mediaport made and that nobody needs: longer ago than exports can be undone they were taken off a product, or were
 * brought for one whose export failed or was cancelled; and neither a product nor an export within that time needs them. The platform
 * has the last word about what is used.
 */
export async function deleteUnusedFiles(signal: AbortSignal): Promise<void> {
  const before = new Date(systemClock.now() - undoWindowMs)
  for (const leftover of await findLeftovers(before)) {
    signal.throwIfAborted()
    await deleteOf(leftover)
  }
}

async function deleteOf({ workspaceId, connectionId, remoteIds }: Leftover): Promise<void> {
  try {
    const connector = await openConnector(workspaceId, connectionId)
    const gone = await connector.deleteUnusedFiles(remoteIds.slice(0, filesPerConnection))
    await strikeGoneFiles(db, { workspaceId, connectionId }, gone)
    log.info({ connectionId, files: gone.length }, 'unused files deleted')
  } catch (error) {
    if (!(error instanceof ConnectorError || error instanceof AppError)) throw error
    log.warn({ connectionId, code: error.code }, 'unused files were not deleted')
  }
}

/** Those that no export since the moment took off, put on or found, and that none will put on. */
async function findLeftovers(before: Date): Promise<Leftover[]> {
  return db.$queryRaw<Leftover[]>`
    SELECT f."workspaceId", f."connectionId", array_agg(f."remoteId") AS "remoteIds"
    FROM (${takenOff(before)} UNION ${neverShown(before)}) leftover
    JOIN "RemoteFile" f ON f."id" = leftover."id"
    JOIN "Connection" c ON c."id" = f."connectionId" AND c."status" = 'active'
    WHERE NOT EXISTS (
      SELECT 1 FROM "ExportItem" later JOIN "ExportPlanItem" plan ON plan."id" = later."planItemId"
      WHERE later."connectionId" = f."connectionId"
        AND (later."finishedAt" >= ${before} OR later."finishedAt" IS NULL)
        AND (${shows('snapshot')} OR ${shows('confirmed')}
          OR plan."change" @> jsonb_build_object('media', jsonb_build_array(jsonb_build_object('renditionKey', f."renditionKey")))))
    GROUP BY f."workspaceId", f."connectionId"`
}

/**
 * Our files that an export took off a listing or its variants. Of variants' former pictures only those that their listing does not
 * show beside.
 */
function takenOff(before: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT f."id"
    FROM "ExportItem" i
    JOIN "ExportPlanItem" p ON p."id" = i."planItemId"
    CROSS JOIN LATERAL (
      SELECT removal ->> 'mediaId' AS "id" FROM jsonb_array_elements(p."change" -> 'removals') removal
      UNION
      SELECT assigned ->> 'before' FROM jsonb_array_elements(p."change" -> 'variants') assigned
      WHERE NOT p."observed" @> jsonb_build_object('media', jsonb_build_array(jsonb_build_object('id', assigned ->> 'before')))
      UNION
      SELECT jsonb_array_elements_text(gallery -> 'before')
      FROM jsonb_array_elements(coalesce(p."change" -> 'galleries', '[]')) gallery
    ) taken
    JOIN "RemoteFile" f ON f."connectionId" = i."connectionId" AND f."remoteId" = taken."id"
    WHERE i."state" = 'done' AND i."finishedAt" < ${before}`
}

/** Our files that were brought for a listing whose export did not end well, and that none that ended well left anywhere. */
function neverShown(before: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT f."id"
    FROM "ExportItem" i
    JOIN "ExportPlanItem" p ON p."id" = i."planItemId"
    CROSS JOIN LATERAL jsonb_array_elements(p."change" -> 'media') media
    JOIN "RemoteFile" f ON f."connectionId" = i."connectionId" AND f."renditionKey" = media ->> 'renditionKey'
    WHERE i."state" IN ('failed', 'cancelled', 'skipped') AND i."finishedAt" < ${before} AND f."createdAt" < ${before}
      AND NOT EXISTS (
        SELECT 1 FROM "ExportItem" later
        WHERE later."connectionId" = f."connectionId" AND later."state" = 'done' AND ${shows('confirmed')})`
}

/** Whether a kept state of an item shows file `f`: on its listing, in its description, or on a variant. */
function shows(column: 'snapshot' | 'confirmed'): Prisma.Sql {
  const state = Prisma.raw(`later."${column}"`)
  return Prisma.sql`(
    ${state} @> jsonb_build_object('media', jsonb_build_array(jsonb_build_object('id', f."remoteId")))
    OR ${state} -> 'description' @> jsonb_build_object('media', jsonb_build_array(jsonb_build_object('id', f."remoteId")))
    OR ${state} @> jsonb_build_object('variants', jsonb_build_array(jsonb_build_object('mediaId', f."remoteId")))
    OR ${state} @> jsonb_build_object('variants', jsonb_build_array(jsonb_build_object('galleryIds', jsonb_build_array(f."remoteId")))))`
}
