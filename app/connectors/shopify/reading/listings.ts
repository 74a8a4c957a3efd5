import type { ListingsRequest, ListingStamp, Page, RemoteListing } from '../../../core/channel/connector.ts'
import type { ShopifyClient } from '../client.ts'
import { listingsById, listingVariantsPage } from '../documents/listings-by-id.ts'
import { listingStamps } from '../documents/listing-stamps.ts'
import { searchListings, type SearchListingsVariables } from '../documents/search-listings.ts'
import type { ListingRow, VariantRow } from '../schemas.ts'
import { toRemoteListing } from '../translate.ts'
import { readNodes } from './read-nodes.ts'
import { searchQuery } from './search-query.ts'

/** Each may have a hundred variants: more would make answers of megabytes. */
const listingsPerCall = 50

const sortKeys = { title: 'TITLE', updated: 'UPDATED_AT', created: 'CREATED_AT' } as const

export async function listListings(client: ShopifyClient, request: ListingsRequest): Promise<Page<RemoteListing>> {
  const { data } = await client.runWhole(searchListings, toVariables(request))
  const { nodes, pageInfo } = data.products
  return {
    items: nodes.map((row) => toRemoteListing(row, row.variants.nodes)),
    nextCursor: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    previousCursor: pageInfo.hasPreviousPage ? pageInfo.startCursor : null,
    total: data.productsCount?.count ?? null,
  }
}

function toVariables(request: ListingsRequest): SearchListingsVariables {
  const { limit, cursor = null, direction = 'next', sort = 'title' } = request
  const page =
    direction === 'next'
      ? { first: limit, after: cursor, last: null, before: null }
      : { first: null, after: null, last: limit, before: cursor }
  return { ...page, query: searchQuery(request), sortKey: sortKeys[sort], reverse: sort !== 'title' }
}

export async function listStamps(client: ShopifyClient, cursor?: string): Promise<Page<ListingStamp>> {
  const { data } = await client.runWhole(listingStamps, { after: cursor ?? null })
  const { nodes, pageInfo } = data.products
  return {
    items: nodes.map(({ id, updatedAt }) => ({ remoteId: id, changedAt: updatedAt })),
    nextCursor: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    previousCursor: null,
    total: data.productsCount?.count ?? null,
  }
}

/** Products with all of their variants (up to 2,048 each). */
export async function getListings(client: ShopifyClient, ids: readonly string[]): Promise<RemoteListing[]> {
  const rows = await readNodes(client, listingsById, ids, listingsPerCall)
  return Promise.all(rows.map(async (row) => toRemoteListing(row, await allVariants(client, row))))
}

async function allVariants(client: ShopifyClient, { id, variants }: ListingRow): Promise<VariantRow[]> {
  const rows = [...variants.nodes]
  for (let { pageInfo } = variants; pageInfo.hasNextPage && pageInfo.endCursor;) {
    const { data } = await client.runWhole(listingVariantsPage, { id, after: pageInfo.endCursor })
    if (!data.product) break
    rows.push(...data.product.variants.nodes)
    pageInfo = data.product.variants.pageInfo
  }
  return rows
}
