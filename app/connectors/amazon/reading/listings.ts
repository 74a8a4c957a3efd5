import type { ListingsRequest, Page, RemoteListing } from '../../../core/channel/connector.ts'
import type { AmazonClient } from '../client.ts'
import type { ItemRow } from '../schemas.ts'
import { toRemoteListing } from '../translate.ts'
import { searchCatalogue } from './catalogue.ts'
import { itemsBy, itemsBySku, itemsPerSearch, searchItems, type IncludedData } from './search-items.ts'

const include: readonly IncludedData[] = ['summaries', 'attributes', 'relationships', 'productTypes']

/** Those of books are their ISBN. */
const asinPattern = /^(B0[A-Z0-9]{8}|\d{9}[\dX])$/i

/**
 * The seller's SKUs, twenty to a page at most. Amazon knows no search by words among them: a query is tried as a SKU and as an ASIN,
 * and else as words in the catalogue, of which the first twenty hits count. It pages through a thousand SKUs and no more.
 */
export async function listListings(client: AmazonClient, request: ListingsRequest): Promise<Page<RemoteListing>> {
  if (request.status === 'archived') return onePage([])
  const query = request.query?.trim()
  if (query) return onePage((await findByWords(client, query)).map(toListing(client)).filter(hasStatus(request)))
  const { items, numberOfResults, pagination } = await searchItems(client, include, {
    pageSize: Math.min(request.limit, itemsPerSearch),
    ...(request.cursor && { pageToken: request.cursor }),
    ...statusQuery(request),
    ...sortQuery(request),
  })
  return {
    items: items.map(toListing(client)),
    nextCursor: pagination.nextToken ?? null,
    previousCursor: pagination.previousToken ?? null,
    total: numberOfResults ?? null,
  }
}

export async function getListings(client: AmazonClient, skus: readonly string[]): Promise<RemoteListing[]> {
  return (await itemsBySku(client, skus, include)).map(toListing(client))
}

/**
 * The seller's SKUs on the pages of the catalogue that carry one of these GTINs. What the catalogue calls a page by counts beside what the
 * seller gave: many list on a page that others made.
 */
export async function findListingsByBarcode(client: AmazonClient, gtins: readonly string[]): Promise<RemoteListing[]> {
  const pages = await searchCatalogue(client, 'GTIN', gtins, ['identifiers'])
  const barcodes = new Map(
    pages.map(({ asin, identifiers }) => [
      asin,
      identifiers.flatMap((row) => row.identifiers.map(({ identifier }) => identifier)),
    ]),
  )
  const items = await itemsBy(client, 'ASIN', [...barcodes.keys()], include)
  return items.map(toListing(client)).map((listing) => {
    const known = barcodes.get(String(listing.details?.asin)) ?? []
    return { ...listing, barcodes: [...new Set([...(listing.barcodes ?? []), ...known])] }
  })
}

async function findByWords(client: AmazonClient, query: string): Promise<ItemRow[]> {
  const [bySku, byAsin] = await Promise.all([
    itemsBySku(client, [query], include),
    asinPattern.test(query) ? itemsBy(client, 'ASIN', [query.toUpperCase()], include) : [],
  ])
  const found = new Map([...bySku, ...byAsin].map((item) => [item.sku, item]))
  if (found.size > 0) return [...found.values()]
  const pages = await searchCatalogue(client, 'keywords', [query], [])
  return itemsBy(
    client,
    'ASIN',
    pages.map(({ asin }) => asin),
    include,
  )
}

function toListing({ credentials }: AmazonClient) {
  return (item: ItemRow): RemoteListing => toRemoteListing(item, credentials.marketplaceId)
}

function onePage(items: RemoteListing[]): Page<RemoteListing> {
  return { items, nextCursor: null, previousCursor: null, total: items.length }
}

function hasStatus({ status }: ListingsRequest) {
  return (listing: RemoteListing): boolean => status === undefined || listing.status === status
}

function statusQuery({ status }: ListingsRequest): Record<string, readonly string[]> {
  if (status === 'active') return { withStatus: ['BUYABLE'] }
  return status === 'draft' ? { withoutStatus: ['BUYABLE'] } : {}
}

function sortQuery({ sort }: ListingsRequest): Record<string, string> {
  if (sort === 'updated') return { sortBy: 'lastUpdatedDate', sortOrder: 'DESC' }
  if (sort === 'created') return { sortBy: 'createdDate', sortOrder: 'DESC' }
  return { sortBy: 'sku', sortOrder: 'ASC' }
}
