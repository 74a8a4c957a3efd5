/**
 * What `listingStates` reads, of the products in a range of ids. In bulk every connection is whole, and keeps its order
 * (https://shopify.dev/docs/api/usage/bulk-operations/queries, "The JSONL data format"). Ids are decimal.
 */
export function bulkListingStates(firstId: string, lastId: string): string {
  const range = `id:>=${firstId} AND id:<=${lastId}`
  return bulkListingStatesDocument.replace('$range', range)
}

/** No variables are allowed inside: the range stands for itself. */
const bulkListingStatesDocument = /* GraphQL */ `
  query BulkListingStates {
    products(query: "$range", sortKey: ID) {
      edges {
        node {
          id
          title
          media(sortKey: POSITION) {
            edges {
              node {
                id
                alt
                mediaContentType
                status
                ... on MediaImage {
                  image {
                    url
                    width
                    height
                  }
                }
              }
            }
          }
          variants(sortKey: POSITION) {
            edges {
              node {
                id
                sku
                title
                media {
                  edges {
                    node {
                      id
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`
