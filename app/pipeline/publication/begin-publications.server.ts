import { nextLook } from '../../core/publication/schedule.ts'
import type { Prisma } from '../../generated/prisma/client.ts'
import { systemClock } from '../../lib/clock.ts'
import { enqueue } from '../queue.server.ts'

interface Accepted {
  readonly workspaceId: string
  readonly connectionId: string
  readonly itemIds: readonly string[]
}

/**
 * From now on it is followed what shoppers see of these items, in the transaction that ends them. What an earlier export made of the
 * same listings is not followed any more, and says so: its pictures may be gone.
 */
export async function beginPublications(
  tx: Prisma.TransactionClient,
  { workspaceId, connectionId, itemIds }: Accepted,
): Promise<void> {
  const now = systemClock.now()
  const firstLook = nextLook(now, now) ?? now
  await tx.$executeRaw`
    UPDATE "Publication" earlier SET "nextCheckAt" = NULL, "state" = 'superseded'
    FROM "ExportItem" item, "ExportItem" later
    WHERE item."id" = earlier."itemId" AND later."listingId" = item."listingId" AND later."id" = ANY(${itemIds}::uuid[])
      AND earlier."workspaceId" = ${workspaceId}::uuid AND earlier."nextCheckAt" IS NOT NULL`
  await tx.publication.deleteMany({ where: { workspaceId, itemId: { in: [...itemIds] } } })
  await tx.publication.createMany({
    data: itemIds.map((itemId) => ({
      ...{ itemId, workspaceId, connectionId },
      ...{ acceptedAt: new Date(now), nextCheckAt: new Date(firstLook) },
    })),
  })
  await enqueueLook(firstLook, tx)
}

/** The clock comes by every minute; what is due before it is asked for by itself. */
export async function enqueueLook(at: number, tx?: Prisma.TransactionClient): Promise<void> {
  const startAfterMs = Math.max(0, at - systemClock.now())
  const once = String(Math.ceil(at / looksApartMs))
  await enqueue('follow-publications', {}, { ...(tx && { tx }), startAfterMs, once })
}

/** Looks that fall into one piece of time share a job. */
const looksApartMs = 5000
