import { z } from 'zod'
import type { ListingsRequest, Page, RemoteListing } from '../../../core/channel/connector.ts'
import { mapConcurrently } from '../../../lib/map-concurrently.ts'
import { chunksOf } from '../../../lib/chunks.ts'
import type { StoreAnswer, WooCommerceClient } from '../client.ts'
import { productFields, productSchema, type ProductRow } from '../schemas.ts'
import { toRemoteListing } from '../translate.ts'
import { allPages } from './all-pages.ts'
import { readProducts } from './products.ts'

const orders: Record<NonNullable<ListingsRequest['sort']>, Record<string, string>> = {
  title: { orderby: 'title', order: 'asc' },
  updated: { orderby: 'modified', order: 'desc' },
  created: { orderby: 'date', order: 'desc' },
}

const statuses: Record<NonNullable<ListingsRequest['status']>, string | null> = {
  active: 'publish',
  draft: 'draft',
  archived: null,
}

const nothing: Page<RemoteListing> = { items: [], nextCursor: null, previousCursor: null, total: 0 }

/**
 * A page of products; a cursor is the number of a page. Words are looked for in names and SKUs, also in those of variations: what
 * is found then stands for its product.
 */
export async function listListings(client: WooCommerceClient, request: ListingsRequest): Promise<Page<RemoteListing>> {
  const { query = '', limit, cursor, status, sort = 'title' } = request
  const storeStatus = status ? statuses[status] : 'any'
  if (storeStatus === null) return nothing
  const page = Number(cursor ?? 1)
  const find = (words: Readonly<Record<string, string>>) =>
    client.run({
      ...{ space: 'wc/v3', method: 'GET', path: 'products', data: z.array(productSchema) },
      query: {
        ...{ ...orders[sort], status: storeStatus, per_page: String(limit), page: String(page) },
        ...{ _fields: productFields, ...words },
      },
    })
  const { data, total, pages } = await findByWords(client, query.trim(), find)
  const products = await withParents(client, data)
  return {
    items: products.map((row) => toRemoteListing(row, [])),
    nextCursor: pages !== null && page < pages ? String(page + 1) : null,
    previousCursor: page > 1 ? String(page - 1) : null,
    total,
  }
}

/** Stores that cannot look into names and SKUs at once are asked for names, and where there is none, for SKUs. */
async function findByWords(
  { searchesNamesAndSkus }: WooCommerceClient,
  words: string,
  find: (query: Readonly<Record<string, string>>) => Promise<StoreAnswer<ProductRow[]>>,
): Promise<StoreAnswer<ProductRow[]>> {
  if (words === '') return find({})
  if (searchesNamesAndSkus) return find({ search_name_or_sku: words })
  const named = await find({ search: words })
  return named.total === 0 ? find({ search_sku: words }) : named
}

/** Products in the order in which they, or variations of theirs, were found. */
async function withParents(client: WooCommerceClient, found: readonly ProductRow[]): Promise<ProductRow[]> {
  const known = new Map(found.filter((row) => !isVariation(row)).map((row) => [row.id, row]))
  const missing = found.map(productIdOf).filter((id) => !known.has(id))
  if (missing.length > 0) {
    const rows = await allPages(client, {
      ...{ space: 'wc/v3', path: 'products', row: productSchema },
      query: { include: [...new Set(missing)].join(','), status: 'any', _fields: productFields },
    })
    for (const row of rows) known.set(row.id, row)
  }
  return [...new Set(found.map(productIdOf))].flatMap((id) => known.get(id) ?? [])
}

function isVariation({ type }: ProductRow): boolean {
  return type === 'variation'
}

function productIdOf(row: ProductRow): string {
  return isVariation(row) ? (row.parent_id ?? row.id) : row.id
}

/** Products with all of their variations. */
export async function getListings(client: WooCommerceClient, ids: readonly string[]): Promise<RemoteListing[]> {
  const products = await readProducts(client, ids, productFields)
  return products.map(({ product, variations }) => toRemoteListing(product, variations))
}

/** Keeps addresses short: signed requests repeat their query. */
const skusPerRequest = 40

/** Whole products that carry one of these SKUs, themselves or on a variation. WooCommerce compares without regard to case. */
export async function findListingsBySku(client: WooCommerceClient, skus: readonly string[]): Promise<RemoteListing[]> {
  const wanted = [...new Set(skus.map((sku) => sku.trim()).filter(Boolean))]
  // A comma separates SKUs; one that contains a comma can be searched for as a part.
  const [plain, withComma] = [wanted.filter((sku) => !sku.includes(',')), wanted.filter((sku) => sku.includes(','))]
  const queries = [
    ...chunksOf(plain, skusPerRequest).map((chunk) => ({ sku: chunk.join(',') })),
    ...withComma.map((sku) => ({ search_sku: sku })),
  ]
  const pages = await mapConcurrently(queries, client.parallel, (query) =>
    allPages(client, {
      ...{ space: 'wc/v3', path: 'products', row: productSchema },
      query: { ...query, status: 'any', _fields: 'id,name,type,status,sku,parent_id' },
    }),
  )
  const asked = new Set(wanted.map((sku) => sku.toLowerCase()))
  const found = pages.flat().filter(({ sku }) => asked.has((sku ?? '').toLowerCase()))
  return getListings(client, [...new Set(found.map(productIdOf))])
}
