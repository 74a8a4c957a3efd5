import type { Prisma } from '../generated/prisma/client.ts'

/**
 * Holds a listing of an account until the transaction ends, known or not: whoever writes it and the product that it was read from does
 * so one after the other.
 */
export async function lockListing(tx: Prisma.TransactionClient, connectionId: string, remoteId: string): Promise<void> {
  const name = `${connectionId} ${remoteId}`
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`
}
