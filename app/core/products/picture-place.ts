import type { RemoteListing } from '../channel/connector.ts'
import { sameTarget, type MappedEntry, type MappingChange } from '../mapping/change-mapping.ts'
import type { MappingTarget } from '../mapping/mapping.ts'
import type { MappingRole } from '../mapping/roles.ts'
import { hasTarget, meansListing, variantsOfTarget, type PictureTarget } from './product-reference.ts'

/** How a listing of an account stands to the merchant's product. */
export interface ListingLink {
  readonly productId: string
  /** The product was read from this account, and has its options. */
  readonly isSource: boolean
  /** The account's ids of variants → ours. A listing without variants stands under its own id. */
  readonly variantIds: ReadonlyMap<string, string>
  /** Of the merchant's product: what each of its variants is. */
  readonly variants: readonly { readonly optionValues: Readonly<Record<string, string>> }[]
}

/**
 * For whom a picture is in the merchant's own product, where the caller named it in the words of a listing. A listing that is one
 * of several variants gets its pictures as that variant; an option that the product does not have, as the variants that are linked.
 * Empty: the link does not say which variant is meant.
 */
export function mappingTargetsOf(listing: RemoteListing, target: PictureTarget, link: ListingLink): MappingTarget[] {
  if (meansListing(listing, target)) {
    const variantId = link.variantIds.get(listing.remoteId)
    return variantId && link.variants.length > 1 ? [{ kind: 'variant', variantId }] : [{ kind: 'product' }]
  }
  if (target && 'option' in target) {
    const { option: optionName, value: optionValue } = target
    const isOwn = link.isSource || link.variants.some(({ optionValues }) => optionValues[optionName] === optionValue)
    if (isOwn) return [{ kind: 'option', optionName, optionValue }]
  }
  return variantsOfTarget(listing, target).flatMap(({ remoteId }) => {
    const variantId = link.variantIds.get(remoteId)
    return variantId ? [{ kind: 'variant' as const, variantId }] : []
  })
}

/** What is wrong with a picture's target; null: nothing. `link` undefined: the listing will be read as a product of its own. */
export function targetProblem(
  listing: RemoteListing,
  target: PictureTarget,
  link: ListingLink | undefined,
): string | null {
  if (!hasTarget(listing, target)) return `“${listing.title}” has no variant that this picture could be for.`
  if (!link || link.isSource || mappingTargetsOf(listing, target, link).length > 0) return null
  return `“${listing.title}” is linked to one of your products, but this variant of it is not. Link it under Match products.`
}

/** The change that puts a picture at a place; null where it stands there as it should. `altText` null: leave it. */
export function placeChanges(wanted: {
  readonly entryId: string
  readonly assetId: string
  readonly target: MappingTarget
  readonly role: MappingRole
  readonly altText: string | null
}): ((entries: readonly MappedEntry[]) => MappingChange | null)[] {
  const { altText, ...place } = wanted
  return [
    () => ({ type: 'assign', ...place }),
    (entries) => {
      const entry = entries.find(({ assetId, target }) => assetId === place.assetId && sameTarget(target, place.target))
      if (altText === null || !entry || entry.altText === altText) return null
      return { type: 'describe', entryId: entry.id, altText }
    },
  ]
}
