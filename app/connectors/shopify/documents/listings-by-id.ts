import { z } from 'zod'
import type { Operation } from '../operation.ts'
import { listingRowSchema, nodesSchema, variantPageSchema } from '../schemas.ts'
import { listingRow, variantRow } from './fragments.ts'

const listingsData = nodesSchema(listingRowSchema)

/** Products by id with their first variants. */
export const listingsById: Operation<z.infer<typeof listingsData>, { readonly ids: readonly string[] }> = {
  name: 'ListingsById',
  kind: 'query',
  expectedCost: 80,
  data: listingsData,
  document: /* GraphQL */ `
    query ListingsById($ids: [ID!]!) {
      nodes(ids: $ids) {
        ... on Product {
          ...ListingRow
          variants(first: 100) {
            nodes {
              ...VariantRow
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
    ${listingRow}
    ${variantRow}
  `,
}

const variantsData = z.object({ product: z.object({ variants: variantPageSchema }).nullable() })

/** Further variants of one product. */
export const listingVariantsPage: Operation<
  z.infer<typeof variantsData>,
  { readonly id: string; readonly after: string }
> = {
  name: 'ListingVariantsPage',
  kind: 'query',
  expectedCost: 60,
  data: variantsData,
  document: /* GraphQL */ `
    query ListingVariantsPage($id: ID!, $after: String!) {
      product(id: $id) {
        variants(first: 250, after: $after) {
          nodes {
            ...VariantRow
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
    ${variantRow}
  `,
}
