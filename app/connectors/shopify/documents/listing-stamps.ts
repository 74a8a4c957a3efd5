import { z } from 'zod'
import type { Operation } from '../operation.ts'

const data = z.object({
  products: z.object({
    nodes: z.array(z.object({ id: z.string(), updatedAt: z.string() })),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
  productsCount: z.object({ count: z.number() }).nullable(),
})

/** Every product with the time of its last change, 250 at a time: some ten points, where whole products cost hundreds. */
export const listingStamps: Operation<z.infer<typeof data>, { readonly after: string | null }> = {
  name: 'ListingStamps',
  kind: 'query',
  expectedCost: 15,
  data,
  document: /* GraphQL */ `
    query ListingStamps($after: String) {
      products(first: 250, after: $after, sortKey: CREATED_AT) {
        nodes {
          id
          updatedAt
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      productsCount(limit: null) {
        count
      }
    }
  `,
}
