import { db } from '../db.server.ts'
import type { Prisma } from '../generated/prisma/client.ts'

/** The row of a running job over a catalogue; another job for the same store replaces it. */
export interface MatchingJob {
  readonly connectionId: string
  readonly jobId: string
}

/**
 * Writes how far a job has come, which also shows that it lives. False: a later job took its place, and this one is to end.
 */
export async function noteProgress(
  { connectionId, jobId }: MatchingJob,
  data: Prisma.CatalogueMatchingUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await db.catalogueMatching.updateMany({
    where: { connectionId, jobId },
    data: { ...data, touchedAt: new Date() },
  })
  return count === 1
}
