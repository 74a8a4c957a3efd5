import { z } from 'zod'
import { listingDetailsSchema } from '../channel/listing-details.ts'
import { matchWays } from './match-way.ts'

/** What made the pair or the question, and the merchant's value of it. Proposals from before barcodes were compared are by SKU. */
const ground = { by: z.enum(matchWays).default('sku'), sku: z.string(), barcode: z.string().default('') }

/** A variant of the merchant's and what it is in the store: a variation, or (with the listing's own id) a product without any. */
const matchedPairSchema = z.object({ variantId: z.string(), remoteId: z.string(), ...ground })

const matchedListingSchema = z.object({
  remoteId: z.string(),
  title: z.string(),
  status: z.enum(['active', 'draft', 'archived']),
  imageUrl: z.string().nullable(),
  variantCount: z.number(),
  details: listingDetailsSchema.default({}),
  pairs: z.array(matchedPairSchema),
})

export type MatchedListing = z.infer<typeof matchedListingSchema>

/**
 * Why an equal SKU or barcode is not enough:
 * `several_here`, several of the merchant's variants have it; `several_there`, several things in the store have it;
 * `parent`, in the store it belongs to what only groups others, and not to one of those;
 * `taken`, the store's product is linked to another product of the merchant's;
 * `shared`, the store's product carries SKUs or barcodes of several products of the merchant's, and can be linked to one of them alone;
 * `unlinked`, the merchant took this very link back.
 */
const matchQuestionKinds = ['several_here', 'several_there', 'parent', 'taken', 'shared', 'unlinked'] as const

const matchQuestionSchema = z.object({
  kind: z.enum(matchQuestionKinds),
  variantId: z.string(),
  ...ground,
  /** In the store. */
  candidates: z.array(z.object({ listingRemoteId: z.string(), remoteId: z.string(), title: z.string() })),
  /** How many candidates there are in all. */
  candidateCount: z.number(),
  /** The merchant's other products or variants concerned, as they are called. */
  others: z.array(z.string()),
})

export type MatchQuestion = z.infer<typeof matchQuestionSchema>

/** What comparing catalogues found out about one product of the merchant's in one store. */
export const matchProposalSchema = z.object({
  listings: z.array(matchedListingSchema),
  questions: z.array(matchQuestionSchema),
})

export type MatchProposal = z.infer<typeof matchProposalSchema>

/** `exact`: every pair is certain; `question`: something must be decided; `mixed`: some of both. */
export type MatchKind = 'exact' | 'question' | 'mixed'

/** Products with something certain, which can be accepted with many others. */
export const certainKinds: readonly MatchKind[] = ['exact', 'mixed']

/** Products with something that only the merchant can decide. */
export const openKinds: readonly MatchKind[] = ['question', 'mixed']

/** Null: nothing was found that could be linked or asked. */
export function matchKind({ listings, questions }: MatchProposal): MatchKind | null {
  if (questions.length > 0) return listings.length > 0 ? 'mixed' : 'question'
  return listings.length > 0 ? 'exact' : null
}

/** What is left of a proposal once these variants are linked, or these listings of the store taken; null: nothing. */
export function settled(
  { listings, questions }: MatchProposal,
  variantIds: ReadonlySet<string>,
  takenListings: ReadonlySet<string> = new Set(),
): MatchProposal | null {
  const open = {
    listings: listings
      .filter(({ remoteId }) => !takenListings.has(remoteId))
      .map((listing) => ({ ...listing, pairs: listing.pairs.filter(({ variantId }) => !variantIds.has(variantId)) }))
      .filter(({ pairs }) => pairs.length > 0),
    questions: questions.filter(({ variantId }) => !variantIds.has(variantId)),
  }
  return matchKind(open) ? open : null
}
