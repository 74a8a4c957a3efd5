import { z } from 'zod'
import type { Operation } from '../operation.ts'
import { listingStateRowSchema, mediaPageSchema, nodesSchema, pictureVariantPageSchema } from '../schemas.ts'
import { mediaRow, pictureVariant } from './fragments.ts'

const statesData = nodesSchema(listingStateRowSchema)

/** What many products show: ordered media, and the picture of each variant (a variant has at most one). */
export const listingStates: Operation<z.infer<typeof statesData>, { readonly ids: readonly string[] }> = {
  name: 'ListingStates',
  kind: 'query',
  expectedCost: 60,
  data: statesData,
  document: /* GraphQL */ `
    query ListingStates($ids: [ID!]!) {
      nodes(ids: $ids) {
        ... on Product {
          id
          title
          media(first: 100, sortKey: POSITION) {
            nodes {
              ...MediaRow
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
          variants(first: 100) {
            nodes {
              ...PictureVariant
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
    ${mediaRow}
    ${pictureVariant}
  `,
}

const mediaData = z.object({ product: z.object({ media: mediaPageSchema }).nullable() })

export interface PageOfProduct {
  readonly id: string
  readonly after: string
}

/** Further media of one product. */
export const listingMediaPage: Operation<z.infer<typeof mediaData>, PageOfProduct> = {
  name: 'ListingMediaPage',
  kind: 'query',
  expectedCost: 40,
  data: mediaData,
  document: /* GraphQL */ `
    query ListingMediaPage($id: ID!, $after: String!) {
      product(id: $id) {
        media(first: 250, after: $after, sortKey: POSITION) {
          nodes {
            ...MediaRow
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
    ${mediaRow}
  `,
}

const variantsData = z.object({ product: z.object({ variants: pictureVariantPageSchema }).nullable() })

/** The pictures of further variants of one product. */
export const listingPicturesPage: Operation<z.infer<typeof variantsData>, PageOfProduct> = {
  name: 'ListingPicturesPage',
  kind: 'query',
  expectedCost: 60,
  data: variantsData,
  document: /* GraphQL */ `
    query ListingPicturesPage($id: ID!, $after: String!) {
      product(id: $id) {
        variants(first: 250, after: $after) {
          nodes {
            ...PictureVariant
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
    ${pictureVariant}
  `,
}
