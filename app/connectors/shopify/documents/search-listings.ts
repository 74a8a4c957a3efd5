import { z } from 'zod'
import type { Operation } from '../operation.ts'
import { listingRowSchema } from '../schemas.ts'
import { listingRow, variantRow } from './fragments.ts'

export interface SearchListingsVariables {
  readonly first: number | null
  readonly after: string | null
  readonly last: number | null
  readonly before: string | null
  readonly query: string | null
  readonly sortKey: 'TITLE' | 'UPDATED_AT' | 'CREATED_AT' | 'RELEVANCE'
  readonly reverse: boolean
}

const data = z.object({
  products: z.object({
    nodes: z.array(listingRowSchema),
    pageInfo: z.object({
      hasNextPage: z.boolean(),
      hasPreviousPage: z.boolean(),
      startCursor: z.string().nullable(),
      endCursor: z.string().nullable(),
    }),
  }),
  productsCount: z.object({ count: z.number() }).nullable(),
})

/** A page of products, forwards (`first`, `after`) or backwards (`last`, `before`), and how many match in all. */
export const searchListings: Operation<z.infer<typeof data>, SearchListingsVariables> = {
  name: 'SearchListings',
  kind: 'query',
  expectedCost: 250,
  data,
  document: /* GraphQL */ `
    query SearchListings(
      $first: Int
      $after: String
      $last: Int
      $before: String
      $query: String
      $sortKey: ProductSortKeys!
      $reverse: Boolean!
    ) {
      products(
        first: $first
        after: $after
        last: $last
        before: $before
        query: $query
        sortKey: $sortKey
        reverse: $reverse
      ) {
        nodes {
          ...ListingRow
          variants(first: 3) {
            nodes {
              ...VariantRow
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
      }
      productsCount(query: $query, limit: 10000) {
        count
      }
    }
    ${listingRow}
    ${variantRow}
  `,
}
