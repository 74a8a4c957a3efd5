import { mapConcurrently } from '../../../lib/map-concurrently.ts'
import { chunksOf } from '../../../lib/chunks.ts'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { AmazonClient } from '../client.ts'
import { issueLocale } from '../issues.ts'
import { itemPageSchema, itemSchema, type ItemPage, type ItemRow } from '../schemas.ts'
import { allPages } from './all-pages.ts'

/** `identifiers` of a search, and its longest page. */
export const itemsPerSearch = 20
/** Searches under way at once; the limiter decides when they go. */
const searchesAtOnce = 4

export type IncludedData = 'summaries' | 'attributes' | 'issues' | 'relationships' | 'productTypes'

type IdentifiersType = 'SKU' | 'ASIN'

/** One page of the seller's items in this marketplace. */
export function searchItems(
  client: AmazonClient,
  include: readonly IncludedData[],
  query: Readonly<Record<string, string | number | readonly string[]>>,
  signal?: AbortSignal,
): Promise<ItemPage> {
  const { sellerId, marketplaceId } = client.credentials
  return client.run(
    {
      operation: 'searchListingsItems',
      path: { sellerId },
      query: { marketplaceIds: [marketplaceId], ...includedQuery(include), pageSize: itemsPerSearch, ...query },
      data: itemPageSchema,
    },
    signal,
  )
}

/**
 * The seller's items with these SKUs, twenty in a request; those that are gone are left out. A list of SKUs is sent with commas, so
 * that one with a comma in it is asked for by itself.
 */
export async function itemsBySku(
  client: AmazonClient,
  skus: readonly string[],
  include: readonly IncludedData[],
  signal?: AbortSignal,
): Promise<ItemRow[]> {
  const asked = [...new Set(skus)].filter((sku) => sku.trim() !== '')
  const { plain = [], apart = [] } = Object.groupBy(asked, (sku) => (sku.includes(',') ? 'apart' : 'plain'))
  const [together, single] = await Promise.all([
    itemsBy(client, 'SKU', plain, include, signal),
    mapConcurrently(apart, searchesAtOnce, (sku) => findItem(client, sku, include, signal)),
  ])
  return [...together, ...single.flatMap((item) => item ?? [])]
}

/** All of the seller's items on these pages of the catalogue; an ASIN may have several. */
export async function itemsBy(
  client: AmazonClient,
  identifiersType: IdentifiersType,
  identifiers: readonly string[],
  include: readonly IncludedData[],
  signal?: AbortSignal,
): Promise<ItemRow[]> {
  const pages = await mapConcurrently(chunksOf(identifiers, itemsPerSearch), searchesAtOnce, (chunk) =>
    allPages((page) => searchItems(client, include, { identifiers: chunk, identifiersType, ...page }, signal)),
  )
  return pages.flat()
}

/** Null: the seller has no such SKU in this marketplace. */
async function findItem(
  client: AmazonClient,
  sku: string,
  include: readonly IncludedData[],
  signal?: AbortSignal,
): Promise<ItemRow | null> {
  const { sellerId, marketplaceId } = client.credentials
  try {
    return await client.run(
      {
        operation: 'getListingsItem',
        path: { sellerId, sku },
        query: { marketplaceIds: [marketplaceId], ...includedQuery(include) },
        data: itemSchema,
      },
      signal,
    )
  } catch (error) {
    if (error instanceof ConnectorError && error.code === 'not_found') return null
    throw error
  }
}

/** Issues come in the marketplace's language where none is asked for. */
function includedQuery(include: readonly IncludedData[]) {
  return { includedData: include, ...(include.includes('issues') && { issueLocale }) }
}
