import { z } from 'zod'

/** A variant of the merchant's and what it is in the store: a variation, or (with the listing's own id) a product without any. */
const matchedPairSchema = z.object({ variantId: z.string(), remoteId: z.string(), sku: z.string() })

const matchedListingSchema = z.object({
  remoteId: z.string(),
  title: z.string(),
  status: z.enum(['active', 'draft', 'archived']),
  imageUrl: z.string().nullable(),
  variantCount: z.number(),
  pairs: z.array(matchedPairSchema),
})

export type MatchedListing = z.infer<typeof matchedListingSchema>

/**
 * Why an equal SKU is not enough:
 * `several_here`, several of the merchant's variants have it; `several_there`, several things in the store have it;
 * `parent`, in the store it belongs to a product as a whole and not to one of its variations;
 * `taken`, the store's product is linked to another product of the merchant's;
 * `shared`, the store's product carries SKUs of several products of the merchant's, and can be linked to one of them alone;
 * `unlinked`, the merchant took this very link back.
 */
const matchQuestionKinds = ['several_here', 'several_there', 'parent', 'taken', 'shared', 'unlinked'] as const

const matchQuestionSchema = z.object({
  kind: z.enum(matchQuestionKinds),
  variantId: z.string(),
  sku: z.string(),
  /** In the store. */
  candidates: z.array(z.object({ listingRemoteId: z.string(), remoteId: z.string(), title: z.string() })),
  /** How many candidates there are in all. */
  candidateCount: z.number(),
  /** The merchant's other products or variants concerned, as they are called. */
  others: z.array(z.string()),
})

export type MatchQuestion = z.infer<typeof matchQuestionSchema>

/** What comparing SKUs found out about one product of the merchant's in one store. */
export const matchProposalSchema = z.object({
  listings: z.array(matchedListingSchema),
  questions: z.array(matchQuestionSchema),
})

export type MatchProposal = z.infer<typeof matchProposalSchema>

/** `exact`: every pair is certain, so that it can be accepted with many others; `question`: something must be decided. */
export type MatchKind = 'exact' | 'question'

/** Null: nothing was found that could be linked or asked. */
export function matchKind({ listings, questions }: MatchProposal): MatchKind | null {
  if (questions.length > 0) return 'question'
  return listings.length > 0 ? 'exact' : null
}
