import { AppError } from '../core/errors.ts'
import { matchProposalSchema, settled, type MatchedListing } from '../core/matching/match-proposal.ts'
import { db } from '../db.server.ts'
import { linkListing } from './link-listing.server.ts'
import { keepProposal } from './keep-proposal.server.ts'
import type { Account } from './remember-listings.server.ts'

interface AcceptedProduct extends Account {
  readonly productId: string
}

/**
 * Links what comparing catalogues found certain about a product; its open questions stay. False: nothing waits any more, or all
 * that was found has meanwhile been linked elsewhere. Repeating is safe.
 */
export async function acceptMatch(product: AcceptedProduct): Promise<boolean> {
  const { workspaceId, connectionId, productId } = product
  const where = { connectionId_productId: { connectionId, productId }, workspaceId }
  const row = await db.matchProposal.findUnique({ where, select: { proposal: true } })
  if (!row) return false
  const proposal = matchProposalSchema.parse(row.proposal)
  const accepted: string[] = []
  for (const listing of proposal.listings) {
    if (await linkFound(product, listing)) accepted.push(...listing.pairs.map(({ variantId }) => variantId))
  }
  if (accepted.length === 0) return false
  await keepProposal(product, settled(proposal, new Set(accepted)))
  return true
}

async function linkFound(product: AcceptedProduct, listing: MatchedListing): Promise<boolean> {
  const pairs = listing.pairs.map(({ variantId, remoteId, by }) => ({ variantId, remoteId, matchedBy: by }))
  const matchedBy = pairs.some((pair) => pair.matchedBy === 'sku') ? 'sku' : 'gtin'
  try {
    await linkListing({ ...product, listing, pairs, matchedBy, pairing: 'extend' })
    return true
  } catch (error) {
    if (error instanceof AppError && (error.code === 'conflict' || error.code === 'not_found')) return false
    throw error
  }
}
