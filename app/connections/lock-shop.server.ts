import type { Db } from '../db.server.ts'

/**
 * One at a time per shop until the transaction ends: first authentication, uninstall and redaction. Advisory, because a shop
 * that does not exist yet has no row to lock: a second first visit waits here and then finds the first one's rows.
 */
export async function lockShop(shopDomain: string, tx: Db): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${shopDomain}, 0))`
}
