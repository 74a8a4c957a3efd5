import { z } from 'zod'
import type { ListingLink } from '../core/products/picture-place.ts'
import { db } from '../db.server.ts'

const optionValuesSchema = z.record(z.string(), z.string())

/** How listings of an account stand to the merchant's products, by their ids; what is not known or not linked is left out. */
export async function loadListingLinks(
  account: { readonly workspaceId: string; readonly connectionId: string },
  remoteIds: readonly string[],
): Promise<ReadonlyMap<string, ListingLink>> {
  const rows = await db.listing.findMany({
    where: { ...account, remoteId: { in: [...remoteIds] }, unlinkedAt: null },
    select: {
      remoteId: true,
      productId: true,
      matchedBy: true,
      variants: { select: { remoteId: true, variantId: true } },
      product: { select: { variants: { select: { optionValues: true } } } },
    },
  })
  return new Map(
    rows.map(({ remoteId, productId, matchedBy, variants, product }) => [
      remoteId,
      {
        productId,
        isSource: matchedBy === 'channel',
        variantIds: new Map(variants.map((row) => [row.remoteId, row.variantId])),
        variants: product.variants.map((variant) => ({ optionValues: optionValuesSchema.parse(variant.optionValues) })),
      },
    ]),
  )
}
