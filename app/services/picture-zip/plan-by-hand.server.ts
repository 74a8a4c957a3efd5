import { z } from 'zod'
import { connectors } from '../../connectors/registry.ts'
import type { ListingState } from '../../core/channel/listing-state.ts'
import { planListing, type PlannedListing } from '../../core/export/plan.ts'
import { unseenListing } from '../../core/picture-zip/unseen-listing.ts'
import type { ImageDefaults } from '../../core/workspace-settings.ts'
import { db } from '../../db.server.ts'
import { loadAcceptedEntries } from '../export-plan/mapped-products.server.ts'
import { loadPlannableAssets } from '../export-plan/plannable-assets.server.ts'

/** What goes to the offer of one variant on Amazon, whatever is there now. */
export interface PlannedByHand extends PlannedListing {
  readonly product: { readonly id: string; readonly title: string }
  readonly variant: {
    readonly id: string
    readonly title: string
    readonly sku: string
    /** '' as long as the merchant has not said it. */
    readonly asin: string
  }
  readonly observed: ListingState
}

const optionValuesSchema = z.record(z.string(), z.string())

/**
 * Plans products for Amazon without a connection: as an export would, each variant being a listing of its own. In the order of
 * `productIds`. Nothing is kept.
 */
export async function planByHand(
  workspaceId: string,
  choice: ImageDefaults,
  productIds: readonly string[],
): Promise<PlannedByHand[]> {
  const { images, capabilities } = connectors.amazon
  const { variantPictures, variantGalleries } = capabilities
  const [products, entries] = await Promise.all([
    loadProducts(workspaceId, productIds),
    loadAcceptedEntries(db, workspaceId, productIds),
  ])
  const assetIds = [...entries.values()].flatMap((rows) => rows.map(({ assetId }) => assetId))
  const assets = await loadPlannableAssets(db, workspaceId, assetIds, images, choice)
  return products.flatMap(({ id, title, variants }) => {
    const offers = variants.map(({ optionValues, ...variant }) => ({
      variant,
      known: { id: variant.id, remoteId: variant.id, optionValues: optionValuesSchema.parse(optionValues) },
    }))
    // Each is among its own others, so that they are made once: a picture for it is missing nowhere.
    const elsewhere = offers.map(({ known }) => known)
    return offers.map(({ variant, known }): PlannedByHand => {
      // The only variant of a product has no name that a merchant knows.
      const listing = unseenListing(variant.id, variants.length === 1 ? title : `${title} · ${variant.title}`)
      const planned = planListing({
        ...{ listing, entries: entries.get(id) ?? [], variants: [known], elsewhere },
        ...{ assets, images, variantPictures, variantGalleries, videos: null, ledger: new Map() },
      })
      return { product: { id, title }, variant, observed: listing, ...planned }
    })
  })
}

async function loadProducts(workspaceId: string, productIds: readonly string[]) {
  const rows = await db.product.findMany({
    where: { workspaceId, id: { in: [...productIds] } },
    select: {
      ...{ id: true, title: true },
      variants: {
        select: { id: true, title: true, sku: true, asin: true, optionValues: true },
        orderBy: { position: 'asc' },
      },
    },
  })
  const place = new Map(productIds.map((id, index) => [id, index]))
  return rows.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
}
