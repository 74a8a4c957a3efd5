import type { Prisma } from '../../generated/prisma/client.ts'

interface Run {
  readonly id: string
  readonly workspaceId: string
}

/**
 * Holds a run until the transaction ends. The run's row comes before those of its items wherever several items are written that a
 * command of the merchant writes too: those that nobody has begun. Steps may go on being written.
 */
export async function lockRun(tx: Prisma.TransactionClient, { id, workspaceId }: Run): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "ExportRun" WHERE "id" = ${id}::uuid AND "workspaceId" = ${workspaceId}::uuid FOR NO KEY UPDATE`
}
