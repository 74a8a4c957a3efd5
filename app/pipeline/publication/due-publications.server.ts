import { listingStateSchema } from '../../core/channel/listing-state.ts'
import { listingChangeSchema } from '../../core/export/listing-change.ts'
import { db } from '../../db.server.ts'
import { systemClock } from '../../lib/clock.ts'

/** Looked at together: bounds memory, and what is done twice where a worker dies. */
const batchSize = 200

/** Nobody else takes what somebody is looking at; where they died, it is due again after this. */
const claimMs = 10 * 60_000

export interface DuePublication {
  readonly itemId: string
  readonly workspaceId: string
  readonly connectionId: string
  readonly runId: string
  readonly remoteId: string
  readonly acceptedAt: number
  /** What the export brought, and the listing as it was confirmed. */
  readonly change: ReturnType<typeof listingChangeSchema.parse>
  readonly confirmed: ReturnType<typeof listingStateSchema.parse> | null
}

/** Takes what is to be looked at by now, the longest due first. */
export async function takeDuePublications(): Promise<DuePublication[]> {
  const now = systemClock.now()
  const claimed = await db.$queryRaw<{ itemId: string }[]>`
    UPDATE "Publication" SET "nextCheckAt" = ${new Date(now + claimMs)}
    WHERE "itemId" IN (
      SELECT "itemId" FROM "Publication" WHERE "nextCheckAt" <= ${new Date(now)}
      ORDER BY "nextCheckAt" LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)
    RETURNING "itemId"`
  if (claimed.length === 0) return []
  const rows = await db.publication.findMany({
    where: { itemId: { in: claimed.map(({ itemId }) => itemId) } },
    select: {
      ...{ itemId: true, workspaceId: true, connectionId: true, acceptedAt: true },
      item: {
        select: {
          runId: true,
          confirmed: true,
          listing: { select: { remoteId: true } },
          planItem: { select: { change: true } },
        },
      },
    },
  })
  return rows.map(({ acceptedAt, item: { runId, confirmed, listing, planItem }, ...row }) => ({
    ...{ ...row, runId, remoteId: listing.remoteId, acceptedAt: acceptedAt.getTime() },
    change: listingChangeSchema.parse(planItem.change),
    confirmed: confirmed === null ? null : listingStateSchema.parse(confirmed),
  }))
}
