import type { RemoteListing } from '../channel/connector.ts'
import type { MatchedListing, MatchProposal, MatchQuestion } from './match-proposal.ts'
import { skuKey } from './sku-key.ts'
import type { StoreItem } from './store-items.ts'

export interface MatchableProduct {
  readonly id: string
  readonly variants: readonly { readonly id: string; readonly title: string; readonly sku: string }[]
}

/** A variant of the merchant's catalogue that carries a SKU. */
export interface SkuOwner {
  readonly productId: string
  readonly productTitle: string
  readonly variantId: string
  readonly variantTitle: string
}

/** What is known around a product while it is compared. SKUs by their key (`skuKey`). */
export interface MatchSurroundings {
  /** The merchant's whole catalogue, as far as the SKUs of these products and of `items` go. */
  readonly owners: ReadonlyMap<string, readonly SkuOwner[]>
  /** What the store has under the SKUs of these products. */
  readonly items: ReadonlyMap<string, readonly StoreItem[]>
  /** Listings of the store that are linked already, by id. */
  readonly linked: ReadonlyMap<string, { readonly productId: string; readonly productTitle: string }>
  /** The merchant's variants that are linked to something of this store already. */
  readonly pairedVariantIds: ReadonlySet<string>
  /** What of this store is linked to a variant of the merchant's already: `pairKey` of listing and variant. */
  readonly pairedItems: ReadonlySet<string>
  /** Links that the merchant took back: `pairKey` of listing and product. */
  readonly unlinked: ReadonlySet<string>
}

/** One text for a listing of the store and something that belongs to it. */
export function pairKey(listingRemoteId: string, id: string): string {
  return `${listingRemoteId} ${id}`
}

/** How many candidates a question names: more than that nobody reads. */
const candidatesShown = 5

/**
 * What a product of the merchant's is in a store, by equal SKUs alone (`skuKey`). What could be meant in two ways becomes a
 * question and is never a pair. Variants that are linked already, that have no SKU, or whose SKU the store does not have, are
 * passed over.
 */
export function matchProduct(product: MatchableProduct, around: MatchSurroundings): MatchProposal {
  const listings = new Map<string, MatchedListing>()
  const questions: MatchQuestion[] = []
  for (const variant of product.variants) {
    const found = around.items.get(skuKey(variant.sku)) ?? []
    const [item] = found
    if (!item || around.pairedVariantIds.has(variant.id) || found.some((each) => isPaired(each, around))) continue
    const doubt = findDoubt(product, variant, found, around)
    if (doubt) questions.push({ ...doubt, ...candidatesOf(found), variantId: variant.id, sku: variant.sku })
    else addPair(listings, item, { variantId: variant.id, remoteId: item.remoteId, sku: variant.sku })
  }
  return { listings: [...listings.values()], questions }
}

/** Linked to another variant by hand: the merchant has decided. */
function isPaired({ listing, remoteId }: StoreItem, { pairedItems }: MatchSurroundings): boolean {
  return pairedItems.has(pairKey(listing.remoteId, remoteId))
}

function findDoubt(
  product: MatchableProduct,
  variant: MatchableProduct['variants'][number],
  found: readonly StoreItem[],
  { owners, linked, unlinked }: MatchSurroundings,
): { kind: MatchQuestion['kind']; others: string[] } | null {
  const here = (owners.get(skuKey(variant.sku)) ?? []).filter(({ variantId }) => variantId !== variant.id)
  if (here.length > 0) return { kind: 'several_here', others: here.slice(0, candidatesShown).map(nameOf) }
  const [item, another] = found
  if (!item || another) return { kind: 'several_there', others: [] }
  if (item.kind === 'parent') return { kind: 'parent', others: [] }
  const link = linked.get(item.listing.remoteId)
  if (link) return link.productId === product.id ? null : { kind: 'taken', others: [link.productTitle] }
  if (unlinked.has(pairKey(item.listing.remoteId, product.id))) return { kind: 'unlinked', others: [] }
  const rivals = rivalsFor(product, item.listing, owners)
  return rivals.length > 0 ? { kind: 'shared', others: rivals } : null
}

/** The merchant's other products that have variants in the same product of the store. */
function rivalsFor(product: MatchableProduct, listing: RemoteListing, owners: MatchSurroundings['owners']): string[] {
  const rivals = listing.variants
    .flatMap(({ sku }) => owners.get(skuKey(sku)) ?? [])
    .filter(({ productId }) => productId !== product.id)
    .map(({ productTitle }) => productTitle)
  return [...new Set(rivals)].slice(0, candidatesShown)
}

function candidatesOf(found: readonly StoreItem[]): Pick<MatchQuestion, 'candidates' | 'candidateCount'> {
  const candidates = found
    .slice(0, candidatesShown)
    .map(({ listing, remoteId, title }) => ({ listingRemoteId: listing.remoteId, remoteId, title }))
  return { candidates, candidateCount: found.length }
}

function addPair(
  listings: Map<string, MatchedListing>,
  { listing }: StoreItem,
  pair: MatchedListing['pairs'][number],
): void {
  const { remoteId, title, status, imageUrl, variantCount } = listing
  const known = listings.get(remoteId) ?? { remoteId, title, status, imageUrl, variantCount, pairs: [] }
  listings.set(remoteId, { ...known, pairs: [...known.pairs, pair] })
}

function nameOf({ productTitle, variantTitle }: SkuOwner): string {
  return `${productTitle} · ${variantTitle}`
}
