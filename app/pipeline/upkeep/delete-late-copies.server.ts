import { openConnector } from '../../connections/open-connector.server.ts'
import { ConnectorError } from '../../core/channel/connector-error.ts'
import type { CreatedFile } from '../../core/channel/export-step.ts'
import { AppError } from '../../core/errors.ts'
import { db } from '../../db.server.ts'
import { systemClock } from '../../lib/clock.ts'
import { log } from '../../log.server.ts'
import { lookBackMs, mayHaveComeLate } from './unanswered-calls.ts'

interface Repeated {
  readonly workspaceId: string
  readonly connectionId: string
  readonly files: CreatedFile[]
}

/**
 * Deletes files that an account has twice (`LateCopies`): an upload without an answer was looked for, not found and repeated, and came
 * through afterwards (a worker hung with it on its way, or a host kept it in its own queue).
 */
export async function deleteLateCopies(signal: AbortSignal): Promise<void> {
  for (const repeated of await findRepeatedUploads(new Date(systemClock.now() - lookBackMs))) {
    signal.throwIfAborted()
    await deleteCopiesOf(repeated)
  }
}

async function deleteCopiesOf({ workspaceId, connectionId, files }: Repeated): Promise<void> {
  try {
    const connector = await openConnector(workspaceId, connectionId)
    const copies = (await connector.lateCopies?.find(files)) ?? []
    if (copies.length === 0) return
    const gone = await connector.deleteUnusedFiles(copies)
    log.info({ connectionId, copies: copies.length, gone: gone.length }, 'late copies deleted')
  } catch (error) {
    if (!(error instanceof ConnectorError || error instanceof AppError)) throw error
    log.warn({ connectionId, code: error.code }, 'late copies were not deleted')
  }
}

/** The ledger's files for which a call was made more than once, or one left no trace. */
function findRepeatedUploads(since: Date): Promise<Repeated[]> {
  return db.$queryRaw<Repeated[]>`
    SELECT f."workspaceId", f."connectionId", jsonb_agg(DISTINCT jsonb_build_object(
      'renditionKey', f."renditionKey", 'fileName', f."fileName", 'remoteId', f."remoteId")) AS "files"
    FROM "Step" s
    JOIN "ExportRun" r ON r."id" = s."runId"
    JOIN "Connection" c ON c."id" = r."connectionId" AND c."status" = 'active'
    JOIN "RemoteFile" f ON f."connectionId" = c."id" AND f."renditionKey" = s."intent" -> 'input' ->> 'renditionKey'
    WHERE s."startedAt" >= ${since} AND ${mayHaveComeLate}
    GROUP BY f."workspaceId", f."connectionId"`
}
