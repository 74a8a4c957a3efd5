import { matchKind, matchProposalSchema, settled, type MatchProposal } from '../core/matching/match-proposal.ts'
import { db } from '../db.server.ts'
import type { Account } from './remember-listings.server.ts'

interface ProposedProduct extends Account {
  readonly productId: string
}

/** Keeps what is still open about a product; null: nothing is, and its proposal goes. Repeating is safe. */
export async function keepProposal(
  { workspaceId, connectionId, productId }: ProposedProduct,
  proposal: MatchProposal | null,
): Promise<void> {
  const where = { workspaceId, connectionId, productId }
  const kind = proposal && matchKind(proposal)
  if (kind) await db.matchProposal.updateMany({ where, data: { kind, proposal } })
  else await db.matchProposal.deleteMany({ where })
}

/** These variants, and these listings, are decided by other means; what was found for the rest stays open. Repeating is safe. */
export async function settleProposal(
  product: ProposedProduct,
  variantIds: ReadonlySet<string>,
  listingRemoteIds: ReadonlySet<string>,
): Promise<void> {
  const { workspaceId, connectionId, productId } = product
  const where = { connectionId_productId: { connectionId, productId }, workspaceId }
  const row = await db.matchProposal.findUnique({ where, select: { proposal: true } })
  if (row) await keepProposal(product, settled(matchProposalSchema.parse(row.proposal), variantIds, listingRemoteIds))
}
