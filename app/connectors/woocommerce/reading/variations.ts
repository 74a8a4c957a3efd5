import { mapConcurrently } from '../../../lib/map-concurrently.ts'
import { chunksOf } from '../../../lib/chunks.ts'
import type { WooCommerceClient } from '../client.ts'
import { inHalves } from '../in-halves.ts'
import { variationFields, variationSchema, type ProductRow, type VariationRow } from '../schemas.ts'
import { allPages, rowsPerPage } from './all-pages.ts'

export interface OwnedVariation {
  readonly parent: string
  readonly variation: VariationRow
}

/**
 * All variations of the products. Since 10.3 a store lists variations of many products at once, a hundred by their ids; before,
 * each variable product is a request.
 */
export async function readVariations(
  client: WooCommerceClient,
  products: readonly Pick<ProductRow, 'id' | 'variations'>[],
): Promise<OwnedVariation[]> {
  const variable = products.filter(({ variations }) => (variations?.length ?? 0) > 0)
  const owners = new Map(variable.flatMap(({ id, variations }) => (variations ?? []).map((child) => [child, id])))
  if (variable.length > Math.ceil(owners.size / rowsPerPage) && client.listsVariations) {
    const rows = await acrossProducts(client, [...owners.keys()])
    client.listsVariations = rows !== null
    if (rows) return rows.map((variation) => ({ parent: owners.get(variation.id) ?? '', variation }))
  }
  const pages = await mapConcurrently(variable, client.parallel, async ({ id }) =>
    (await readVariationsOf(client, id)).map((variation) => ({ parent: id, variation })),
  )
  return pages.flat()
}

/** Those of one product; `ids`: only these. */
export function readVariationsOf(
  client: WooCommerceClient,
  productId: string,
  ids?: readonly string[],
  signal?: AbortSignal,
): Promise<VariationRow[]> {
  return allPages(
    client,
    {
      ...{ space: 'wc/v3', path: `products/${productId}/variations`, row: variationSchema },
      query: { _fields: variationFields, ...(ids && { include: ids.join(',') }) },
    },
    signal,
  )
}

/** Null where the store gives others than it was asked for: WordPress passes over parameters that it does not know. */
async function acrossProducts(client: WooCommerceClient, ids: readonly string[]): Promise<VariationRow[] | null> {
  const asked = new Set(ids)
  const pages = await mapConcurrently(chunksOf(ids, rowsPerPage), client.parallel, (chunk) =>
    inHalves(chunk, async (include) => {
      const { data } = await client.run({
        ...{ space: 'wc/v3', path: 'variations', method: 'GET', data: variationSchema.array() },
        query: { include: include.join(','), per_page: String(rowsPerPage), _fields: variationFields },
      })
      return data
    }),
  )
  const rows = pages.flat(2)
  return rows.every(({ id }) => asked.has(id)) ? rows : null
}
