import { listingDetailsSchema } from '../core/channel/listing-details.ts'
import { matchProposalSchema, type MatchProposal } from '../core/matching/match-proposal.ts'
import { toLinkOrigin } from '../core/matching/match-way.ts'
import type { LinkView, QuestionView } from '../core/matching/matching-view.ts'
import type { Prisma } from '../generated/prisma/client.ts'

/** Pairs told in a list; all of them are on the product's own page. */
const pairsShown = 3

/** The columns of a listing that make it a link as it is told in a list. */
export const linkColumns = {
  remoteId: true,
  title: true,
  details: true,
  _count: { select: { variants: true } },
  variants: {
    select: { matchedBy: true, variant: { select: { title: true, sku: true, barcode: true, position: true } } },
    orderBy: { variant: { position: 'asc' } },
    take: pairsShown,
  },
} satisfies Prisma.ListingSelect

type LinkRow = Prisma.ListingGetPayload<{ select: typeof linkColumns }>

/** Listings in the order of the variants that they stand for. */
export function byVariant(one: LinkRow, other: LinkRow): number {
  return (one.variants[0]?.variant.position ?? 0) - (other.variants[0]?.variant.position ?? 0)
}

/** A listing that is linked. */
export function toLink(row: LinkRow): LinkView {
  const { remoteId, title, variants, _count } = row
  const pairs = variants.map(({ matchedBy, variant: { title: name, sku, barcode } }) => ({
    ...{ variant: name, sku, barcode, by: toLinkOrigin(matchedBy) },
  }))
  return { remoteId, title, details: listingDetailsSchema.parse(row.details), pairs, pairCount: _count.variants }
}

/** The listings that are certain, and wait for the merchant. */
export function toFound({ listings }: MatchProposal, titles: ReadonlyMap<string, string>): LinkView[] {
  return listings.map(({ remoteId, title, details, pairs }) => ({
    ...{ remoteId, title, details, pairCount: pairs.length },
    pairs: pairs.slice(0, pairsShown).map(({ variantId, sku, barcode, by }) => ({
      ...{ variant: titles.get(variantId) ?? '', sku, barcode, by },
    })),
  }))
}

export function toQuestions({ questions }: MatchProposal, titles: ReadonlyMap<string, string>): QuestionView[] {
  return questions.map(({ variantId, ...question }) => ({ ...question, variant: titles.get(variantId) ?? '' }))
}

/** What was found about a product; nothing where it has no proposal. */
export function readProposal(row: { readonly proposal: unknown } | undefined): MatchProposal {
  return matchProposalSchema.parse(row?.proposal ?? { listings: [], questions: [] })
}
