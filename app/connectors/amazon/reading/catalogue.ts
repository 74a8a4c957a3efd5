import { chunksOf } from '../../../lib/chunks.ts'
import { mapConcurrently } from '../../../lib/map-concurrently.ts'
import type { AmazonClient } from '../client.ts'
import { cataloguePageSchema, type CatalogueItem } from '../schemas.ts'

const identifiersPerSearch = 20

/** Pages of the catalogue by what they are called, twenty names in a request, or by words (the first twenty hits). */
export async function searchCatalogue(
  client: AmazonClient,
  by: 'ASIN' | 'GTIN' | 'keywords',
  names: readonly string[],
  include: readonly ('identifiers' | 'images')[],
  signal?: AbortSignal,
): Promise<CatalogueItem[]> {
  const pages = await mapConcurrently(chunksOf([...new Set(names)], identifiersPerSearch), 2, (chunk) =>
    client.run(
      {
        operation: 'searchCatalogItems',
        query: {
          marketplaceIds: [client.credentials.marketplaceId],
          includedData: include.length > 0 ? include : ['summaries'],
          pageSize: identifiersPerSearch,
          ...(by === 'keywords' ? { keywords: chunk } : { identifiers: chunk, identifiersType: by }),
        },
        data: cataloguePageSchema,
      },
      signal,
    ),
  )
  return pages.flatMap(({ items }) => items)
}
