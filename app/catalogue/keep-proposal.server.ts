import { matchKind, type MatchProposal } from '../core/matching/match-proposal.ts'
import { db } from '../db.server.ts'
import type { Account } from './remember-listings.server.ts'

/** Keeps what is still open about a product; null: nothing is, and its proposal goes. Repeating is safe. */
export async function keepProposal(
  { workspaceId, connectionId, productId }: Account & { readonly productId: string },
  proposal: MatchProposal | null,
): Promise<void> {
  const where = { workspaceId, connectionId, productId }
  const kind = proposal && matchKind(proposal)
  if (kind) await db.matchProposal.updateMany({ where, data: { kind, proposal } })
  else await db.matchProposal.deleteMany({ where })
}
