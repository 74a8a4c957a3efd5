import type { Db } from '../../db.server.ts'

/** Until the transaction ends, nobody else starts or retries an export of this connection. */
export async function lockConnectionExports(tx: Db, connectionId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`exports of ${connectionId}`}, 0))`
}
