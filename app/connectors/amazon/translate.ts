import type { RemoteListing } from '../../core/channel/connector.ts'
import type { ListingDetails } from '../../core/channel/listing-details.ts'
import { listingSlots, mediaSlots } from '../../core/channel/listing-slot.ts'
import type { ListingState } from '../../core/channel/listing-state.ts'
import type { CataloguePicture } from '../../core/channel/publication.ts'
import { identifiersIn, locatorIn } from './attributes.ts'
import type { CatalogueItem, ItemRow } from './schemas.ts'
import { withSlots } from './slot-rows.ts'

/**
 * What the seller has given for a SKU: its own pictures by their addresses, which is not always what shoppers see. A picture that
 * stands in two places counts for the first.
 */
export function toListingState(item: ItemRow, marketplaceId: string): ListingState {
  const placed = listingSlots.flatMap((slot) => {
    const url = locatorIn(item, slot, marketplaceId)
    return url === null ? [] : [{ slot, url }]
  })
  const isSecond = ({ slot, url }: (typeof placed)[number]) =>
    slot !== 'SWCH' && placed.find((row) => row.url === url)?.slot !== slot
  const empty = { remoteId: item.sku, title: titleOf(item, marketplaceId), media: [], variants: [], variantMedia: [] }
  return withSlots(
    empty,
    placed.filter((row) => !isSecond(row)),
  )
}

function titleOf(item: ItemRow, marketplaceId: string): string {
  return summaryIn(item, marketplaceId)?.itemName ?? item.sku
}

export function toRemoteListing(item: ItemRow, marketplaceId: string): RemoteListing {
  const summary = summaryIn(item, marketplaceId)
  const { kind, parentSku } = kinOf(item, marketplaceId)
  const details: ListingDetails = { asin: summary?.asin, productType: productTypeIn(item, marketplaceId), parentSku }
  return {
    remoteId: item.sku,
    title: titleOf(item, marketplaceId),
    handle: '',
    sku: item.sku,
    barcodes: identifiersIn(item, marketplaceId),
    kind,
    details,
    status: summary?.status.includes('BUYABLE') ? 'active' : 'draft',
    imageUrl: summary?.mainImage?.link ?? locatorIn(item, 'MAIN', marketplaceId),
    mediaCount: mediaSlots.filter((slot) => locatorIn(item, slot, marketplaceId) !== null).length,
    variantCount: 0,
    options: [],
    variants: [],
  }
}

/** A parent groups its children and is never sold itself. */
function kinOf(
  { relationships }: ItemRow,
  marketplaceId: string,
): { readonly kind: NonNullable<RemoteListing['kind']>; readonly parentSku?: string } {
  const rows = relationships
    .filter((row) => row.marketplaceId === marketplaceId)
    .flatMap((row) => row.relationships)
    .filter(({ type }) => type === 'VARIATION')
  if (rows.some(({ childSkus }) => childSkus.length > 0)) return { kind: 'parent' }
  const [parentSku] = rows.flatMap(({ parentSkus }) => parentSkus)
  return parentSku === undefined ? { kind: 'single' } : { kind: 'child', parentSku }
}

export function summaryIn({ summaries }: ItemRow, marketplaceId: string): ItemRow['summaries'][number] | undefined {
  return summaries.find((row) => row.marketplaceId === marketplaceId)
}

/** Undefined: Amazon does not tell. */
export function productTypeIn(item: ItemRow, marketplaceId: string): string | undefined {
  const row = item.productTypes.find((candidate) => candidate.marketplaceId === marketplaceId)
  return row?.productType ?? summaryIn(item, marketplaceId)?.productType
}

/** What shoppers are shown for an ASIN; the largest of each picture's sizes. */
export function toCataloguePictures({ images }: CatalogueItem, marketplaceId: string): CataloguePicture[] {
  const rows = images.find((row) => row.marketplaceId === marketplaceId)?.images ?? []
  const bySlot = Map.groupBy(rows, ({ variant }) => variant)
  return listingSlots.flatMap((slot) => {
    const [largest] = (bySlot.get(slot) ?? []).toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))
    if (!largest) return []
    return [{ slot, url: largest.link, widthPx: largest.width ?? null, heightPx: largest.height ?? null }]
  })
}
