import type { ListingState } from '../../../core/channel/listing-state.ts'
import type { ObservedPublication } from '../../../core/channel/publication.ts'
import type { AmazonClient } from '../client.ts'
import { toChannelIssue } from '../issues.ts'
import type { ItemRow } from '../schemas.ts'
import { productTypeIn, summaryIn, toCataloguePictures, toListingState } from '../translate.ts'
import { searchCatalogue } from './catalogue.ts'
import { itemsBySku } from './search-items.ts'
import type { ProductTypes } from './product-types.ts'

/** What the seller has given for these SKUs, twenty in a request. */
export async function observe(
  client: AmazonClient,
  productTypes: ProductTypes,
  skus: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, ListingState>> {
  const { marketplaceId } = client.credentials
  const items = await itemsBySku(client, skus, ['summaries', 'attributes', 'productTypes'], signal)
  for (const item of items) productTypes.note(item.sku, productTypeIn(item, marketplaceId))
  return new Map(items.map((item) => [item.sku, toListingState(item, marketplaceId)]))
}

/** What Amazon finds wrong with these SKUs, and what shoppers are shown on their pages. */
export async function observePublication(
  client: AmazonClient,
  skus: readonly string[],
): Promise<ReadonlyMap<string, ObservedPublication>> {
  const { marketplaceId } = client.credentials
  const items = await itemsBySku(client, skus, ['summaries', 'issues'])
  const asins = new Set(items.flatMap((item) => summaryIn(item, marketplaceId)?.asin ?? []))
  const pages = await searchCatalogue(client, 'ASIN', [...asins], ['images'])
  const byAsin = new Map(pages.map((page) => [page.asin, toCataloguePictures(page, marketplaceId)]))
  return new Map(
    items.map((item) => {
      const asin = summaryIn(item, marketplaceId)?.asin
      const issues = issuesHere(item, marketplaceId).map(toChannelIssue)
      return [item.sku, { issues, pictures: byAsin.get(asin ?? '') ?? null }]
    }),
  )
}

function issuesHere({ issues }: ItemRow, marketplaceId: string): ItemRow['issues'] {
  return issues.filter(({ marketplaceIds }) => marketplaceIds?.includes(marketplaceId) ?? true)
}
