import type { Prisma } from '../generated/prisma/client.ts'

/**
 * Holds the bytes of one hash in a workspace until the transaction ends. Importing stores a file and writes its row, deleting
 * removes the row and then the file; without the lock a delete could take the file of the row that an import just wrote.
 */
export async function lockOriginal(tx: Prisma.TransactionClient, workspaceId: string, sha256: string): Promise<void> {
  const name = `original ${workspaceId} ${sha256}`
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`
}
