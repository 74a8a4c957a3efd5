import type { RemoteListing } from '../channel/connector.ts'
import { skuKey } from '../matching/sku-key.ts'
import { isSoldByVariants } from '../matching/store-items.ts'

/** How callers from outside name a product of an account. */
export type ProductReference = { readonly id: string } | { readonly handle: string } | { readonly sku: string }

/** For whom a picture is, in the platform's own words; null: the whole product. */
export type PictureTarget =
  { readonly variantId: string } | { readonly sku: string } | { readonly option: string; readonly value: string } | null

/**
 * Those of the listings that are meant; one, where the name is a good one. Handles are compared exactly, for a search finds more.
 * SKUs too; where none is exactly the same, without regard to case and to space around them.
 */
export function listingsReferencedBy(
  listings: readonly RemoteListing[],
  reference: ProductReference,
): readonly RemoteListing[] {
  if ('id' in reference) return listings.filter(({ remoteId }) => remoteId === reference.id)
  if ('handle' in reference) return listings.filter(({ handle }) => handle === reference.handle)
  const exact = listings.filter((listing) => skusOf(listing).includes(reference.sku))
  if (exact.length > 0) return exact
  return listings.filter((listing) => skusOf(listing).some((sku) => skuKey(sku) === skuKey(reference.sku)))
}

function skusOf({ sku = '', variants }: RemoteListing): string[] {
  return [sku, ...variants.map((variant) => variant.sku)].filter(Boolean)
}

/** Whether there is anything in a listing that a target means. */
export function hasTarget(listing: RemoteListing, target: PictureTarget): boolean {
  return meansListing(listing, target) || variantsOfTarget(listing, target).length > 0
}

/** Whether a target means the listing as a whole: no variant is named, or the listing itself is the one that has none. */
export function meansListing(listing: RemoteListing, target: PictureTarget): boolean {
  if (target === null) return true
  if (isSoldByVariants(listing)) return false
  if ('variantId' in target) return target.variantId === listing.remoteId
  return 'sku' in target && listing.sku === target.sku
}

/** The variants of a listing that a target names; empty where it names none. */
export function variantsOfTarget(
  listing: RemoteListing,
  target: PictureTarget,
): readonly RemoteListing['variants'][number][] {
  if (target === null) return []
  return listing.variants.filter(({ remoteId, sku, optionValues }) => {
    if ('variantId' in target) return remoteId === target.variantId
    if ('sku' in target) return sku === target.sku
    return optionValues[target.option] === target.value
  })
}
