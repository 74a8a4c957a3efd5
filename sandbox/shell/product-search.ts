import { z } from 'zod'
import type { ProductSearch } from './catalog.ts'

const productSearchSchema = z.object({
  query: z.string().catch(''),
  status: z.enum(['ALL', 'ACTIVE', 'DRAFT', 'ARCHIVED']).catch('ALL'),
  page: z.coerce.number().int().min(1).catch(1),
})

/** The search in an address; what it does not understand is left out of the search. */
export function parseProductSearch(query: unknown): ProductSearch {
  return productSearchSchema.parse(query)
}
