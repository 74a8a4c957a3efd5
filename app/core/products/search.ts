import { z } from 'zod'
import type { ListingsRequest } from '../channel/connector.ts'
import { searchTextSchema } from '../search-text.ts'

/** What a merchant can ask of the product list, as it stands in the page's address. Unknown values fall back to "all". */
export const productSearchSchema = z.object({
  query: searchTextSchema,
  status: z.enum(['active', 'draft', 'archived']).optional().catch(undefined),
  images: z.enum(['yes', 'no']).optional().catch(undefined),
  /** Whether pictures are assigned in Mediaport. */
  assignment: z.enum(['assigned', 'unassigned']).optional().catch(undefined),
  sort: z.enum(['title', 'updated', 'created']).catch('title').default('title'),
  cursor: z.string().max(2000).optional().catch(undefined),
  direction: z.enum(['next', 'previous']).catch('next').default('next'),
})

export type ProductSearch = z.infer<typeof productSearchSchema>

/** The same in the words of connectors. */
export function toListingsRequest(search: ProductSearch, limit: number): ListingsRequest {
  const { query, status, images, sort, cursor, direction } = search
  return { query: query || undefined, status, hasImages: images && images === 'yes', sort, cursor, direction, limit }
}
