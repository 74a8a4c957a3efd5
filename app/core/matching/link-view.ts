import type { ListingDetails } from '../channel/listing-details.ts'
import type { RemoteListing } from '../channel/connector.ts'
import type { LinkView, QuestionView, StoreView } from './matching-view.ts'
import type { LinkOrigin, MatchWay } from './match-way.ts'
import { skuKey } from './sku-key.ts'
import { isSoldByVariants } from './store-items.ts'

export interface LinkedVariant {
  readonly id: string
  readonly title: string
  readonly sku: string
  readonly optionValues: Readonly<Record<string, string>>
}

/** What a store's product offers for variants: its variations, or itself where it has none. */
export interface StoreChoice {
  readonly remoteId: string
  readonly title: string
  readonly sku: string
  readonly optionValues: Readonly<Record<string, string>>
}

/** A product of the store, as it is chosen from. */
export interface StoreProductView {
  readonly remoteId: string
  readonly title: string
  readonly sku: string
  readonly imageUrl: string | null
  readonly status: 'active' | 'draft' | 'archived'
  readonly variantCount: number
  /** See `RemoteListing.kind`; null where the store lists whole products. */
  readonly kind: 'parent' | 'child' | 'single' | null
  readonly details: ListingDetails
  /** The merchant's product that it is linked to. */
  readonly linkedTo: { readonly productId: string; readonly title: string } | null
}

/** A product of the store with its variations, and what each of the merchant's variants seems to be among them. */
export interface ChosenListing {
  readonly remoteId: string
  readonly title: string
  readonly choices: readonly StoreChoice[]
  readonly suggestions: Readonly<Record<string, PairSuggestion>>
}

export interface PairSuggestion {
  readonly remoteId: string
  readonly because: 'linked' | 'sku' | 'options' | 'only'
}

/** A listing that stands for one variant. */
export interface OfferView {
  readonly remoteId: string
  readonly title: string
  readonly details: ListingDetails
}

/** A variant of the merchant's and its listings on an account that lists each SKU by itself. */
export interface VariantOffers {
  readonly id: string
  readonly title: string
  readonly sku: string
  readonly barcode: string
  readonly linked: readonly (OfferView & { readonly by: LinkOrigin })[]
  /** Certain, and waiting for the merchant. */
  readonly found: readonly (OfferView & { readonly by: MatchWay })[]
  readonly question: QuestionView | null
}

/** A product's variants and their listings on one such account. */
export interface ProductOffers {
  readonly store: StoreView
  readonly productId: string
  readonly variants: readonly VariantOffers[]
}

export interface LinkPageView {
  readonly store: StoreView
  readonly product: { readonly id: string; readonly title: string; readonly imageUrl: string | null }
  readonly variants: readonly LinkedVariant[]
  readonly links: readonly LinkView[]
  /** Where the store lists each SKU by itself: the same as `links`, by variant. */
  readonly offers: ProductOffers | null
  readonly questions: readonly QuestionView[]
  readonly chosen: ChosenListing | null
  /** What the search found; null: nothing was searched. */
  readonly results: readonly StoreProductView[] | null
  /** Why the store could not be asked. */
  readonly problem: string | null
}

export function choicesOf(listing: RemoteListing): StoreChoice[] {
  if (isSoldByVariants(listing)) {
    return listing.variants.map(({ remoteId, title, sku, optionValues }) => ({ remoteId, title, sku, optionValues }))
  }
  return [{ remoteId: listing.remoteId, title: listing.title, sku: listing.sku ?? '', optionValues: {} }]
}

/**
 * What each of the merchant's variants seems to be, for a person to confirm: what it is linked to; else the same SKU, the same
 * option values, or the only choice for an only variant. No choice is suggested twice.
 */
export function suggestPairs(
  variants: readonly LinkedVariant[],
  choices: readonly StoreChoice[],
  linked: ReadonlyMap<string, string>,
): Record<string, PairSuggestion> {
  const free = new Map(choices.map((choice) => [choice.remoteId, choice]))
  const suggestions: Record<string, PairSuggestion> = {}
  const take = (variantId: string, choice: StoreChoice | undefined, because: PairSuggestion['because']) => {
    if (!choice || !free.delete(choice.remoteId)) return
    suggestions[variantId] = { remoteId: choice.remoteId, because }
  }
  const pass = (because: PairSuggestion['because'], find: (variant: LinkedVariant) => StoreChoice | undefined) => {
    for (const variant of variants) if (!(variant.id in suggestions)) take(variant.id, find(variant), because)
  }
  const findFree = (fits: (choice: StoreChoice) => boolean) => [...free.values()].find(fits)
  pass('linked', ({ id }) => findFree(({ remoteId }) => remoteId === linked.get(id)))
  pass('sku', ({ sku }) => (skuKey(sku) ? findFree((choice) => skuKey(choice.sku) === skuKey(sku)) : undefined))
  pass('options', (variant) => findFree((choice) => sameOptions(variant.optionValues, choice.optionValues)))
  if (variants.length === 1 && choices.length === 1) pass('only', () => choices[0])
  return suggestions
}

/** By values alone: one side says "Color", the other "Colour". */
function sameOptions(mine: StoreChoice['optionValues'], theirs: StoreChoice['optionValues']): boolean {
  const values = (options: StoreChoice['optionValues']) => Object.values(options).map(normal).sort().join('\n')
  return Object.keys(theirs).length > 0 && values(mine) === values(theirs)
}

function normal(value: string): string {
  return value.normalize('NFC').trim().toLowerCase()
}
