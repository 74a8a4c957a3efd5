import { ConnectorError } from '../../../core/channel/connector-error.ts'
import { mapConcurrently } from '../../../lib/map-concurrently.ts'
import { chunksOf } from '../../../lib/chunks.ts'
import type { WooCommerceClient } from '../client.ts'
import { inHalves } from '../in-halves.ts'
import { variationFields, variationSchema, type ProductRow, type VariationRow } from '../schemas.ts'
import { allPages, rowsPerPage } from './all-pages.ts'

/** For shoppers a variation without an image shows its product's; for editors it has none. */
const asStored = { context: 'edit' }

export interface OwnedVariation {
  readonly parent: string
  readonly variation: VariationRow
}

/**
 * All variations of the products. Since 10.3 a store lists variations of many products at once, a hundred by their ids; before,
 * each variable product is a request, and so is one of which the list leaves some out.
 */
export async function readVariations(
  client: WooCommerceClient,
  products: readonly Product[],
  fields = variationFields,
): Promise<OwnedVariation[]> {
  const variable = products.filter(({ variations }) => (variations?.length ?? 0) > 0)
  const owners = new Map(variable.flatMap(({ id, variations }) => (variations ?? []).map((child) => [child, id])))
  const isShorter = variable.length > Math.ceil(owners.size / rowsPerPage)
  const rows = isShorter && client.listsVariations ? await acrossProducts(client, [...owners.keys()], fields) : []
  if (rows === null) client.listsVariations = false
  const listed = new Map((rows ?? []).map((row) => [row.id, row]))
  const others = variable.filter(({ variations }) => variations?.some((child) => !listed.has(child)))
  const apart = await mapConcurrently(others, client.parallel, async ({ id }) =>
    (await readFields(client, id, fields)).map((variation) => ({ parent: id, variation })),
  )
  const read = new Set(others.map(({ id }) => id))
  const together = [...listed.values()].map((variation) => ({ parent: owners.get(variation.id) ?? '', variation }))
  return [...together.filter(({ parent }) => !read.has(parent)), ...apart.flat()]
}

type Product = Pick<ProductRow, 'id' | 'variations'>

/** Those of one product; `ids`: only these. */
export function readVariationsOf(
  client: WooCommerceClient,
  productId: string,
  ids?: readonly string[],
  signal?: AbortSignal,
): Promise<VariationRow[]> {
  return readFields(client, productId, variationFields, ids, signal)
}

function readFields(
  client: WooCommerceClient,
  productId: string,
  fields: string,
  ids?: readonly string[],
  signal?: AbortSignal,
): Promise<VariationRow[]> {
  return allPages(
    client,
    {
      ...{ space: 'wc/v3', path: `products/${productId}/variations`, row: variationSchema },
      query: { ...asStored, _fields: fields, ...(ids && { include: ids.join(',') }) },
    },
    signal,
  )
}

/**
 * Null where the store has no such list, or gives others than it was asked for: WordPress passes over parameters that it does not
 * know.
 */
async function acrossProducts(
  client: WooCommerceClient,
  ids: readonly string[],
  fields: string,
): Promise<VariationRow[] | null> {
  const asked = new Set(ids)
  const rows = await readAcross(client, ids, fields).catch(noneWithoutRoute)
  return rows?.every(({ id }) => asked.has(id)) ? rows : null
}

async function readAcross(client: WooCommerceClient, ids: readonly string[], fields: string): Promise<VariationRow[]> {
  const pages = await mapConcurrently(chunksOf(ids, rowsPerPage), client.parallel, (chunk) =>
    inHalves(chunk, async (include) => {
      const { data } = await client.run({
        ...{ space: 'wc/v3', path: 'variations', method: 'GET', data: variationSchema.array() },
        query: { include: include.join(','), per_page: String(rowsPerPage), ...asStored, _fields: fields },
      })
      return data
    }),
  )
  return pages.flat(2)
}

function noneWithoutRoute(error: unknown): null {
  if (error instanceof ConnectorError && error.details.platformCode === 'rest_no_route') return null
  throw error
}
