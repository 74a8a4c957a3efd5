import type { RemoteListing } from '../channel/connector.ts'
import { skuKey } from './sku-key.ts'

/** Something in a store that carries a SKU. */
export interface StoreItem {
  readonly listing: RemoteListing
  /** `parent`: the SKU of a product that is sold by its variations. */
  readonly kind: 'variant' | 'simple' | 'parent'
  /** A variation's id; else the listing's. */
  readonly remoteId: string
  readonly title: string
}

/** What a store sells, by SKU key. A listing given twice counts once. */
export function storeItemsBySku(listings: readonly RemoteListing[]): ReadonlyMap<string, readonly StoreItem[]> {
  const items = new Map<string, StoreItem[]>()
  const add = (sku: string, item: StoreItem) => {
    const key = skuKey(sku)
    if (key) items.set(key, [...(items.get(key) ?? []), item])
  }
  for (const listing of new Map(listings.map((each) => [each.remoteId, each])).values()) {
    const { remoteId, title, sku = '', variants } = listing
    add(sku, { listing, kind: isSoldByVariants(listing) ? 'parent' : 'simple', remoteId, title })
    for (const variant of variants) {
      add(variant.sku, { listing, kind: 'variant', remoteId: variant.remoteId, title: `${title} · ${variant.title}` })
    }
  }
  return items
}

/** Whether a variant of the merchant's can only stand for one of the listing's own variants, not for the listing. */
export function isSoldByVariants({ variants, variantCount }: RemoteListing): boolean {
  return variants.length > 0 || variantCount > 0
}
