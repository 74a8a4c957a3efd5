import type { RemoteListing } from '../channel/connector.ts'

/** How callers from outside name a product of an account. */
export type ProductReference = { readonly id: string } | { readonly handle: string } | { readonly sku: string }

/** For whom a picture is, in the platform's own words; null: the whole product. */
export type PictureTarget =
  { readonly variantId: string } | { readonly sku: string } | { readonly option: string; readonly value: string } | null

/** Whether a listing is the one that is meant. SKUs and handles are compared exactly: a search finds more. */
export function isReferencedBy(listing: RemoteListing, reference: ProductReference): boolean {
  if ('id' in reference) return listing.remoteId === reference.id
  if ('handle' in reference) return listing.handle === reference.handle
  return listing.variants.some(({ sku }) => sku === reference.sku)
}

/** The variants of a listing that a target means; empty where it means none. A whole product: all of them. */
export function variantsOfTarget(
  listing: RemoteListing,
  target: PictureTarget,
): readonly RemoteListing['variants'][number][] {
  if (target === null) return listing.variants
  return listing.variants.filter(({ remoteId, sku, optionValues }) => {
    if ('variantId' in target) return remoteId === target.variantId
    if ('sku' in target) return sku === target.sku
    return optionValues[target.option] === target.value
  })
}
