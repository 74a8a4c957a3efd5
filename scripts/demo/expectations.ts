import type { GeneratedAssetFacts } from '../../sandbox/pictures/picture-set.ts'
import type { ImportedPicture } from './import-pictures.ts'
import type { SellerListing } from './seller-listings.ts'
import type { DemoPlan } from './read-plan.ts'
import type { ExpectedPicture, PlatformProduct } from './verify.ts'

/** A product as the platform holds it, before anything is compared. */
export interface SoldProduct {
  id: string
  title: string
  variants: readonly { id: string; optionValues: Readonly<Record<string, string>> }[]
}

/**
 * Where generated pictures must end, by what they were generated for and not by what Mediaport decided: each on its
 * product, the front view as the image of every variant of its colour.
 */
export function expectedByFacts(
  imported: readonly (ImportedPicture & { facts: GeneratedAssetFacts })[],
  products: readonly SoldProduct[],
): ExpectedPicture[] {
  return imported.map(({ fileName, look, facts }) => {
    const { product_name: title, variant: colour, angle } = facts.asset_metadata
    const product = products.find((candidate) => candidate.title === title)
    if (!product) throw new Error(`The shop has no product ${title}`)
    const isOfColour = ({ optionValues }: SoldProduct['variants'][number]) =>
      Object.values(optionValues).includes(colour)
    const variantIds = angle === 'front' ? product.variants.filter(isOfColour).map(({ id }) => id) : []
    return { label: fileName, productId: product.id, look, variantIds }
  })
}

/**
 * The same in a WooCommerce store, whose products are known by the names of the shop's: a product with variations, or one for each
 * variant, called after it. What the store does not sell is not expected there.
 */
export function expectedInStore(
  imported: readonly (ImportedPicture & { facts: GeneratedAssetFacts })[],
  products: readonly PlatformProduct[],
): ExpectedPicture[] {
  return imported.flatMap(({ fileName, look, facts }) => {
    const { product_name: title, variant: colour, angle } = facts.asset_metadata
    const isOfColour = (name: string) => name.split(', ').includes(colour)
    return products
      .filter(
        (product) => product.title === title || (product.title.startsWith(`${title}, `) && isOfColour(product.title)),
      )
      .map(({ id, variants }) => {
        const shown = angle === 'front' ? variants.filter((variant) => isOfColour(variant.title)) : []
        return { label: fileName, productId: id, look, variantIds: shown.map((variant) => variant.id) }
      })
  })
}

/** The same on Amazon, where each variant is a listing of its own with all pictures of its colour. */
export function expectedOnAmazon(
  imported: readonly (ImportedPicture & { facts: GeneratedAssetFacts })[],
  listings: readonly SellerListing[],
): ExpectedPicture[] {
  return listings.flatMap((listing) =>
    imported
      .filter(({ facts }) => isOfListing(facts, listing))
      .map(({ fileName, look }) => ({ label: fileName, productId: listing.sku, look, variantIds: [] })),
  )
}

/** Whether a picture was generated for the variant that a listing is. */
export function isOfListing({ asset_metadata: made }: GeneratedAssetFacts, { product, title }: SellerListing): boolean {
  return made.product_name === product && (made.variant === '' || title.split(', ').includes(made.variant))
}

/** Where photographs must end: as the approved plan says, because only the merchant can know better. */
export function expectedByPlan(plan: DemoPlan, imported: readonly ImportedPicture[]): ExpectedPicture[] {
  const byAsset = new Map(imported.map((picture) => [picture.assetId, picture]))
  return plan.items.flatMap(({ productId, pictures, variants }) =>
    pictures.flatMap(({ assetId }) => {
      const picture = byAsset.get(assetId)
      if (!picture) return []
      const variantIds = variants.filter((variant) => variant.assetId === assetId).map(({ variantId }) => variantId)
      return [{ label: picture.fileName, productId, look: picture.look, variantIds }]
    }),
  )
}
