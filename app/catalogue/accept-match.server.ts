import { AppError } from '../core/errors.ts'
import { matchProposalSchema } from '../core/matching/match-proposal.ts'
import { db } from '../db.server.ts'
import { linkListing } from './link-listing.server.ts'
import type { Account } from './remember-listings.server.ts'

/**
 * Links what comparing SKUs found certain about a product; its open questions stay. False: nothing waits any more, or what was
 * found has meanwhile been linked elsewhere. Repeating is safe.
 */
export async function acceptMatch({
  productId,
  ...account
}: Account & { readonly productId: string }): Promise<boolean> {
  const { workspaceId, connectionId } = account
  const where = { connectionId_productId: { connectionId, productId }, workspaceId }
  const row = await db.matchProposal.findUnique({ where, select: { proposal: true } })
  if (!row) return false
  const { listings, questions } = matchProposalSchema.parse(row.proposal)
  try {
    for (const listing of listings) {
      const bySku = listing.pairs.map(({ variantId, remoteId }) => ({ variantId, remoteId, matchedBy: 'sku' as const }))
      await linkListing({ ...account, productId, listing, pairs: bySku, matchedBy: 'sku', pairing: 'extend' })
    }
  } catch (error) {
    if (error instanceof AppError && (error.code === 'conflict' || error.code === 'not_found')) return false
    throw error
  }
  if (questions.length === 0) await db.matchProposal.deleteMany({ where: { ...account, productId } })
  else await db.matchProposal.update({ where, data: { proposal: { listings: [], questions } } })
  return listings.length > 0
}
