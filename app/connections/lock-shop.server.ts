import type { Db } from '../db.server.ts'

/**
 * One at a time per shop until the transaction ends: whatever writes both the shop and its connection (authentication, a check of
 * the account, new scopes, uninstall, redaction), so that no two of them hold what the other waits for. Advisory, because a shop
 * that does not exist yet has no row to lock: a second first visit waits here and then finds the first one's rows.
 */
export async function lockShop(shopDomain: string, tx: Db): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${shopDomain}, 0))`
}
