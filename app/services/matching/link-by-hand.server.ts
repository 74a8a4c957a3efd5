import { keepProposal, settleProposal } from '../../catalogue/keep-proposal.server.ts'
import { linkListing } from '../../catalogue/link-listing.server.ts'
import { openConnector } from '../../connections/open-connector.server.ts'
import { AppError } from '../../core/errors.ts'
import type { RemoteListing } from '../../core/channel/connector.ts'
import { matchProposalSchema } from '../../core/matching/match-proposal.ts'
import { matchKey, matchWays } from '../../core/matching/match-way.ts'
import { isSoldByVariants, itemKeys, storeItems } from '../../core/matching/store-items.ts'
import { db } from '../../db.server.ts'
import { getMatchedStore } from '../../queries/matched-store.server.ts'

export interface LinkByHandRequest {
  readonly workspaceId: string
  readonly connectionId: string
  readonly productId: string
  readonly listingRemoteId: string
  /** The merchant's variants → what each is in the store: a variation, or the listing itself where it has none. */
  readonly pairs: ReadonlyMap<string, string>
}

/**
 * Links a product with a listing that a person chose, and its variants as they say; former pairs of the listing are replaced, and
 * what comparing catalogues had found is settled. Repeating is safe. Throws `AppError`: not_found; invalid_input for
 * pairs that the listing does not have or has twice; conflict where it is linked to another product. Throws `ConnectorError`.
 */
export async function linkByHand(request: LinkByHandRequest): Promise<void> {
  const { workspaceId, connectionId, productId, listingRemoteId } = request
  await getMatchedStore(workspaceId, connectionId)
  const connector = await openConnector(workspaceId, connectionId)
  const [listing] = await connector.getListings([listingRemoteId])
  if (!listing) {
    throw new AppError('not_found', `no listing ${listingRemoteId}`, {
      userMessage: 'This no longer exists there. Choose another one.',
      field: 'listingRemoteId',
    })
  }
  refuseImpossible(listing, [...request.pairs.values()])
  const pairs = await describePairs(request, listing)
  const account = { workspaceId, connectionId }
  await linkListing({ ...account, productId, listing, pairs, matchedBy: 'manual', pairing: 'replace' })
  const product = { ...account, productId }
  // Where a listing stands for one variant, what was found for the others stays open. A whole product is settled with all of its
  // variants, also those that the merchant left out.
  if (listing.kind === undefined) await keepProposal(product, null)
  else await settleProposal(product, new Set(request.pairs.keys()), new Set([listingRemoteId]))
}

function refuseImpossible(listing: RemoteListing, remoteIds: readonly string[]): void {
  if (listing.kind === 'parent') {
    throw new AppError('invalid_input', `listing ${listing.remoteId} is a parent`, {
      userMessage: 'This listing only groups others and is not sold itself. Choose one of those.',
      field: 'listingRemoteId',
    })
  }
  const offered = isSoldByVariants(listing) ? listing.variants.map(({ remoteId }) => remoteId) : [listing.remoteId]
  const foreign = remoteIds.find((remoteId) => !offered.includes(remoteId))
  if (foreign === undefined && new Set(remoteIds).size === remoteIds.length) return
  throw new AppError('invalid_input', `pairs of listing ${listing.remoteId}`, {
    userMessage: foreign
      ? 'A variation you chose no longer exists in the store. Reload the page and choose again.'
      : 'Two of your variants are linked to the same thing in the store. Choose each only once.',
    field: 'pairs',
  })
}

/** A pair with equal SKUs or barcodes, or one that comparing catalogues had found, is one by those, whoever chose it. */
async function describePairs(request: LinkByHandRequest, listing: RemoteListing) {
  const { workspaceId, productId, pairs } = request
  const found = await findProposedPairs(request)
  const variants = await db.variant.findMany({
    where: { productId, product: { workspaceId }, id: { in: [...pairs.keys()] } },
    select: { id: true, sku: true, barcode: true },
  })
  const mine = new Map(variants.map((variant) => [variant.id, variant]))
  const theirs = new Map(storeItems([listing]).map((item) => [item.remoteId, item]))
  return [...pairs].map(([variantId, remoteId]) => {
    const [variant, item] = [mine.get(variantId), theirs.get(remoteId)]
    const way = variant && item && matchWays.find((each) => itemKeys(item, each).includes(matchKey(variant, each)))
    const proposed = found.find((pair) => pair.variantId === variantId && pair.remoteId === remoteId)
    return { variantId, remoteId, matchedBy: way ?? proposed?.by ?? ('manual' as const) }
  })
}

/** Reading a listing again does not always tell its barcodes; what was found by them is remembered. */
async function findProposedPairs({ workspaceId, connectionId, productId, listingRemoteId }: LinkByHandRequest) {
  const where = { connectionId_productId: { connectionId, productId }, workspaceId }
  const row = await db.matchProposal.findUnique({ where, select: { proposal: true } })
  const { listings } = matchProposalSchema.parse(row?.proposal ?? { listings: [], questions: [] })
  return listings.find(({ remoteId }) => remoteId === listingRemoteId)?.pairs ?? []
}
