import { AppError } from '../core/errors.ts'
import type { Destination } from '../core/export/destination.ts'
import { db } from '../db.server.ts'

interface DestinationRow extends Omit<Destination, 'chosen' | 'home' | 'active'> {
  readonly status: string
}

export interface DraftOfDestinations {
  readonly workspaceId: string
  readonly draftId: string
}

/**
 * The accounts that a draft can be exported to, its own shop first, and those that are chosen. Where nobody chose yet: the shop
 * and every working account that sells some of the products. Throws `AppError` (not_found).
 */
export async function draftDestinations({ workspaceId, draftId }: DraftOfDestinations): Promise<Destination[]> {
  const draft = await db.exportDraft.findUnique({
    where: { id: draftId, workspaceId },
    select: { connectionId: true, destinationIds: true, productIds: true },
  })
  if (!draft) {
    throw new AppError('not_found', `no draft ${draftId}`, {
      userMessage: 'This export no longer exists. Choose the products again.',
    })
  }
  const rows = await db.$queryRaw<DestinationRow[]>`
    SELECT c."id" AS "connectionId", c."channel"::text AS "channel", c."label", c."status"::text AS "status",
      count(DISTINCT l."productId")::int AS "linked"
    FROM "Connection" c
    LEFT JOIN "Listing" l ON l."connectionId" = c."id" AND l."unlinkedAt" IS NULL
      AND l."productId" = ANY(${draft.productIds}::uuid[])
    WHERE c."workspaceId" = ${workspaceId}::uuid AND c."status" <> 'disconnected'
    GROUP BY c."id"
    ORDER BY c."id" <> ${draft.connectionId}::uuid, c."createdAt"`
  const chosen = new Set(draft.destinationIds)
  return (
    rows
      .map(({ status, ...row }) => ({
        ...row,
        active: status === 'active',
        home: row.connectionId === draft.connectionId,
      }))
      // Products of another shop are products of their own: only where some are known to be the same is there anything to export.
      .filter(({ channel, home, linked }) => home || channel !== 'shopify' || linked > 0)
      .map((row) => {
        const byDefault = row.home || (row.active && row.linked > 0)
        return { ...row, chosen: chosen.size > 0 ? chosen.has(row.connectionId) : byDefault }
      })
  )
}
