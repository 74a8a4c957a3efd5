import { mapConcurrently } from '../../../lib/map-concurrently.ts'
import { chunksOf } from '../../../lib/chunks.ts'
import type { WooCommerceClient } from '../client.ts'
import { inHalves } from '../in-halves.ts'
import { productSchema, type ProductRow, type VariationRow } from '../schemas.ts'
import { allPages, rowsPerPage } from './all-pages.ts'
import { readVariations } from './variations.ts'

export interface WholeProduct {
  readonly product: ProductRow
  readonly variations: readonly VariationRow[]
}

/**
 * Products with all their variations: a hundred products a request, and their variations beside them. Deleted and trashed ones
 * are left out.
 */
export async function readProducts(
  client: WooCommerceClient,
  ids: readonly string[],
  fields: string,
  /** `edit`: texts as they are stored, not as shoppers get them. */
  context: 'view' | 'edit' = 'view',
): Promise<WholeProduct[]> {
  const wanted = [...new Set(ids)].filter((id) => /^\d+$/.test(id))
  const pages = await mapConcurrently(chunksOf(wanted, rowsPerPage), client.parallel, (chunk) =>
    inHalves(chunk, (include) =>
      allPages(client, {
        ...{ space: 'wc/v3', path: 'products', row: productSchema },
        query: {
          ...{ include: include.join(','), status: 'any', _fields: fields },
          ...(context === 'edit' && { context }),
        },
      }),
    ),
  )
  const products = pages.flat(2)
  const variations = Map.groupBy(await readVariations(client, products), ({ parent }) => parent)
  return products.map((product) => ({
    product,
    variations: (variations.get(product.id) ?? []).map(({ variation }) => variation),
  }))
}
