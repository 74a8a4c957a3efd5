import { chunksOf } from '../../../lib/chunks.ts'
import { mapConcurrently } from '../../../lib/map-concurrently.ts'
import type { AmazonClient } from '../client.ts'
import { cataloguePageSchema, type CatalogueItem } from '../schemas.ts'
import { allPages } from './all-pages.ts'

const identifiersPerSearch = 20

/**
 * Pages of the catalogue by what they are called, twenty names in a request, or by words (the first twenty hits). All that a name stands
 * for is told: a GTIN may have several ASINs, and who saw only some of them would take them for certain.
 */
export async function searchCatalogue(
  client: AmazonClient,
  by: 'ASIN' | 'GTIN' | 'keywords',
  names: readonly string[],
  include: readonly ('identifiers' | 'images')[],
  signal?: AbortSignal,
): Promise<CatalogueItem[]> {
  const ask = (chunk: readonly string[], page: { readonly pageToken?: string }) =>
    client.run(
      {
        operation: 'searchCatalogItems',
        query: {
          marketplaceIds: [client.credentials.marketplaceId],
          includedData: include.length > 0 ? include : ['summaries'],
          pageSize: identifiersPerSearch,
          ...(by === 'keywords' ? { keywords: chunk } : { identifiers: chunk, identifiersType: by }),
          ...page,
        },
        data: cataloguePageSchema,
      },
      signal,
    )
  const found = await mapConcurrently(chunksOf([...new Set(names)], identifiersPerSearch), 2, async (chunk) =>
    by === 'keywords' ? (await ask(chunk, {})).items : allPages((page) => ask(chunk, page)),
  )
  return found.flat()
}
