import type { RemoteListing } from '../channel/connector.ts'
import { matchKey, type MatchWay } from './match-way.ts'

/** Something in a store that can be what a variant of the merchant's is. */
export interface StoreItem {
  readonly listing: RemoteListing
  /** `parent`: what only groups others, and no variant of the merchant's can be. */
  readonly kind: 'variant' | 'simple' | 'parent'
  /** A variation's id; else the listing's. */
  readonly remoteId: string
  readonly title: string
  readonly sku: string
  readonly barcodes: readonly string[]
}

/** Everything that a store sells under these listings. A listing given twice counts once. */
export function storeItems(listings: readonly RemoteListing[]): StoreItem[] {
  const once = new Map(listings.map((each) => [each.remoteId, each]))
  return [...once.values()].flatMap(itemsOf)
}

/** The items by what they are compared by. An item with several barcodes stands under each. */
export function byMatchKey(items: readonly StoreItem[], way: MatchWay): ReadonlyMap<string, readonly StoreItem[]> {
  const found = new Map<string, StoreItem[]>()
  for (const item of items) {
    for (const key of itemKeys(item, way)) found.set(key, [...(found.get(key) ?? []), item])
  }
  return found
}

/** All that an item is compared by in this way. */
export function itemKeys({ sku, barcodes }: Pick<StoreItem, 'sku' | 'barcodes'>, way: MatchWay): string[] {
  const keys =
    way === 'sku' ? [matchKey({ sku, barcode: '' }, way)] : barcodes.map((barcode) => matchKey({ sku, barcode }, way))
  return [...new Set(keys)].filter(Boolean)
}

function itemsOf(listing: RemoteListing): StoreItem[] {
  const { remoteId, title, sku = '', barcodes = [], variants } = listing
  const whole = {
    listing,
    kind: isSoldByVariants(listing) ? 'parent' : 'simple',
    remoteId,
    title,
    sku,
    barcodes,
  } as const
  const apart = variants.map((variant) => ({
    ...{ listing, kind: 'variant' as const, remoteId: variant.remoteId },
    ...{ title: `${title} · ${variant.title}`, sku: variant.sku, barcodes: variant.barcode ? [variant.barcode] : [] },
  }))
  return [whole, ...apart]
}

/** Whether the listing only groups what is sold, so that a variant of the merchant's cannot be the listing itself. */
export function isSoldByVariants({ kind, variants, variantCount }: RemoteListing): boolean {
  return kind === 'parent' || variants.length > 0 || variantCount > 0
}
