import { listingDetailsSchema } from '../core/channel/listing-details.ts'
import { listingUnit } from '../core/matching/catalogue-origin.ts'
import type { OfferView, ProductOffers, VariantOffers } from '../core/matching/link-view.ts'
import type { MatchProposal } from '../core/matching/match-proposal.ts'
import { toLinkOrigin } from '../core/matching/match-way.ts'
import type { StoreView } from '../core/matching/matching-view.ts'
import { db } from '../db.server.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { getMatchedStore } from './matched-store.server.ts'
import { readProposal, toQuestions } from './link-views.server.ts'

export interface OffersRequest {
  readonly workspaceId: string
  readonly productId: string
}

/** The same on every such account of the workspace, in the order in which they were connected. */
export async function offersOnAccounts(request: OffersRequest): Promise<ProductOffers[]> {
  const accounts = await db.connection.findMany({
    where: { workspaceId: request.workspaceId, status: { not: 'disconnected' } },
    select: { id: true, channel: true },
    orderBy: { createdAt: 'asc' },
  })
  return Promise.all(
    accounts
      .filter(({ channel }) => listingUnit[channel] === 'sku')
      .map(async ({ id }) => productOffers(await getMatchedStore(request.workspaceId, id), request)),
  )
}

/** What each variant of a product is on an account that lists each SKU by itself, as far as that is known. Asks no platform. */
export async function productOffers(store: StoreView, request: OffersRequest): Promise<ProductOffers> {
  const { workspaceId, productId } = request
  const [variants, proposal] = await Promise.all([
    db.variant.findMany({
      where: { productId, product: { workspaceId } },
      select: variantColumns(store.id),
      orderBy: { position: 'asc' },
    }),
    db.matchProposal.findFirst({
      where: { workspaceId, connectionId: store.id, productId },
      select: { proposal: true },
    }),
  ])
  const open = readProposal(proposal ?? undefined)
  return { store, productId, variants: variants.map((variant) => toVariantOffers(variant, open)) }
}

function variantColumns(connectionId: string) {
  return {
    ...{ id: true, title: true, sku: true, barcode: true },
    listings: {
      where: { listing: { connectionId, unlinkedAt: null, deletedAt: null } },
      select: { matchedBy: true, listing: { select: { remoteId: true, title: true, details: true } } },
      orderBy: { listing: { remoteId: 'asc' } },
    },
  } satisfies Prisma.VariantSelect
}

type VariantRow = Prisma.VariantGetPayload<{ select: ReturnType<typeof variantColumns> }>

function toVariantOffers({ listings, ...variant }: VariantRow, open: MatchProposal): VariantOffers {
  const titles = new Map([[variant.id, variant.title]])
  const questions = open.questions.filter(({ variantId }) => variantId === variant.id)
  return {
    ...variant,
    linked: listings.map(({ matchedBy, listing }) => ({ ...toOffer(listing), by: toLinkOrigin(matchedBy) })),
    found: open.listings.flatMap((listing) =>
      listing.pairs.filter(({ variantId }) => variantId === variant.id).map(({ by }) => ({ ...toOffer(listing), by })),
    ),
    question: toQuestions({ listings: [], questions }, titles)[0] ?? null,
  }
}

function toOffer({ remoteId, title, details }: { remoteId: string; title: string; details: unknown }): OfferView {
  return { remoteId, title, details: listingDetailsSchema.parse(details) }
}
