import { z } from 'zod'
import type { MediaportApi } from './api.ts'

const pageSchema = z.object({
  items: z.array(
    z.object({
      sku: z.string(),
      title: z.string(),
      kind: z.string().nullable(),
      linkedTo: z.object({ title: z.string() }).nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
})

/** What a seller offers and a product of the shop is linked to. */
export interface SellerListing {
  sku: string
  /** With the values of the options. */
  title: string
  /** Title of the shop's product. */
  product: string
}

export async function listSellerListings(api: MediaportApi, connectionId: string): Promise<SellerListing[]> {
  const listings: SellerListing[] = []
  let cursor: string | null = null
  do {
    const query = new URLSearchParams({ connectionId, limit: '100', ...(cursor && { cursor }) })
    const page: z.infer<typeof pageSchema> = await api.get(`/amazon/products?${query.toString()}`, pageSchema)
    for (const { sku, title, kind, linkedTo } of page.items) {
      if (kind !== 'parent' && linkedTo) listings.push({ sku, title, product: linkedTo.title })
    }
    cursor = page.nextCursor
  } while (cursor)
  return listings
}
