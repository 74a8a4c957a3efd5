import { listingDetailsSchema } from '../channel/listing-details.ts'
import type { MatchedListing, MatchProposal, MatchQuestion } from './match-proposal.ts'
import { matchKey, matchWays, type MatchWay } from './match-way.ts'
import { itemKeys, storeItems, type StoreItem } from './store-items.ts'

export interface MatchableProduct {
  readonly id: string
  readonly variants: readonly MatchableVariant[]
}

interface MatchableVariant {
  readonly id: string
  readonly title: string
  readonly sku: string
  readonly barcode: string
}

/** A variant of the merchant's catalogue that carries a SKU or a barcode. */
export interface KeyOwner {
  readonly productId: string
  readonly productTitle: string
  readonly variantId: string
  readonly variantTitle: string
}

/** What is known around a product while it is compared, by what is compared (`matchKey`). */
export interface MatchSurroundings {
  /** The merchant's whole catalogue, as far as the keys of these products and of `items` go. */
  readonly owners: Readonly<Record<MatchWay, ReadonlyMap<string, readonly KeyOwner[]>>>
  /** What the store has under the keys of these products. */
  readonly items: Readonly<Record<MatchWay, ReadonlyMap<string, readonly StoreItem[]>>>
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
 * What a product of the merchant's is in a store: by equal SKUs, and where the store has none of a variant's SKU, by equal GTINs
 * (`matchWays`). What could be meant in two ways becomes a question and is never a pair. Variants that are linked already, that
 * have nothing to compare, or that the store does not have, are passed over.
 */
export function matchProduct(product: MatchableProduct, around: MatchSurroundings): MatchProposal {
  const listings = new Map<string, MatchedListing>()
  const questions: MatchQuestion[] = []
  for (const variant of product.variants) {
    const found = around.pairedVariantIds.has(variant.id) ? null : findItems(variant, around)
    if (!found || found.items.some((item) => isPaired(item, around))) continue
    const ground = { variantId: variant.id, by: found.way, sku: variant.sku, barcode: variant.barcode }
    const doubt = findDoubt(product, variant, found, around)
    if (doubt) questions.push({ ...doubt, ...candidatesOf(found.items), ...ground })
    else addPair(listings, found.items[0], ground)
  }
  return { listings: [...listings.values()], questions }
}

interface FoundItems {
  readonly way: MatchWay
  readonly items: readonly [StoreItem, ...StoreItem[]]
}

function findItems(variant: MatchableVariant, { items, owners }: MatchSurroundings): FoundItems | null {
  for (const way of matchWays) {
    const [first, ...more] = (items[way].get(matchKey(variant, way)) ?? [])
      // By its SKU it is one of the merchant's variants, whatever barcode it carries beside.
      .filter((item) => way === 'sku' || !itemKeys(item, 'sku').some((key) => owners.sku.has(key)))
    if (first) return { way, items: [first, ...more] }
  }
  return null
}

/** Linked to another variant by hand: the merchant has decided. */
function isPaired({ listing, remoteId }: StoreItem, { pairedItems }: MatchSurroundings): boolean {
  return pairedItems.has(pairKey(listing.remoteId, remoteId))
}

function findDoubt(
  product: MatchableProduct,
  variant: MatchableVariant,
  { way, items: [item, another] }: FoundItems,
  { owners, linked, unlinked }: MatchSurroundings,
): { kind: MatchQuestion['kind']; others: string[] } | null {
  // All that the item is known by: one that carries two barcodes may be claimed by two variants.
  const keys = new Set([matchKey(variant, way), ...itemKeys(item, way)])
  const claims = [...keys].flatMap((key) => owners[way].get(key) ?? [])
  const here = claims.filter(({ variantId }) => variantId !== variant.id)
  if (here.length > 0) return { kind: 'several_here', others: namesOf(here) }
  if (another) return { kind: 'several_there', others: [] }
  if (item.kind === 'parent') return { kind: 'parent', others: [] }
  const link = linked.get(item.listing.remoteId)
  if (link) return link.productId === product.id ? null : { kind: 'taken', others: [link.productTitle] }
  if (unlinked.has(pairKey(item.listing.remoteId, product.id))) return { kind: 'unlinked', others: [] }
  const rivals = rivalsFor(product, item, owners)
  return rivals.length > 0 ? { kind: 'shared', others: rivals } : null
}

/** The merchant's other products that have variants in the same product of the store. */
function rivalsFor(product: MatchableProduct, { listing }: StoreItem, owners: MatchSurroundings['owners']): string[] {
  const rivals = storeItems([listing])
    .filter(({ kind }) => kind === 'variant')
    .flatMap((item) => ownersOf(item, owners))
    .filter(({ productId }) => productId !== product.id)
    .map(({ productTitle }) => productTitle)
  return [...new Set(rivals)].slice(0, candidatesShown)
}

/** Whose it is by its SKU; by its barcodes where nobody has its SKU. */
function ownersOf(item: StoreItem, owners: MatchSurroundings['owners']): readonly KeyOwner[] {
  const found = matchWays.map((way) => itemKeys(item, way).flatMap((key) => owners[way].get(key) ?? []))
  return found.find((each) => each.length > 0) ?? []
}

function candidatesOf(found: readonly StoreItem[]): Pick<MatchQuestion, 'candidates' | 'candidateCount'> {
  const candidates = found
    .slice(0, candidatesShown)
    .map(({ listing, remoteId, title }) => ({ listingRemoteId: listing.remoteId, remoteId, title }))
  return { candidates, candidateCount: found.length }
}

type Ground = Omit<MatchedListing['pairs'][number], 'remoteId'>

function addPair(listings: Map<string, MatchedListing>, { listing, remoteId: itemId }: StoreItem, ground: Ground) {
  const { remoteId, title, status, imageUrl, variantCount } = listing
  const details = listingDetailsSchema.parse(listing.details ?? {})
  const known = listings.get(remoteId) ?? { remoteId, title, status, imageUrl, variantCount, details, pairs: [] }
  listings.set(remoteId, { ...known, pairs: [...known.pairs, { ...ground, remoteId: itemId }] })
}

function namesOf(owners: readonly KeyOwner[]): string[] {
  const names = owners.map(({ productTitle, variantTitle }) => `${productTitle} · ${variantTitle}`)
  return [...new Set(names)].slice(0, candidatesShown)
}
