import type { Db } from '../db.server.ts'

interface Account {
  readonly workspaceId: string
  readonly connectionId: string
}

/**
 * Strikes files that an account has no longer off the ledger, for whoever found it out without the account's lane. A file that the
 * lane's owner is writing at this moment is passed over: it may have been made anew, and neither waits for the other.
 */
export async function strikeGoneFiles(
  db: Db,
  { workspaceId, connectionId }: Account,
  remoteIds: readonly string[],
): Promise<void> {
  await db.$executeRaw`
    DELETE FROM "RemoteFile" WHERE "id" IN (
      SELECT "id" FROM "RemoteFile"
      WHERE "workspaceId" = ${workspaceId}::uuid AND "connectionId" = ${connectionId}::uuid
        AND "remoteId" = ANY(${[...remoteIds]})
      FOR UPDATE SKIP LOCKED)`
}
