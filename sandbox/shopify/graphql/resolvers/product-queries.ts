import type { Product, Variant } from '../../state/model.ts'
import { legacyId, parseGid } from '../../state/ids.ts'
import { variantsOf } from '../../state/products.ts'
import type { Shop } from '../../state/shop.ts'
import { cursorFor, paginate } from '../connection.ts'
import type { PageArguments } from '../connection.ts'
import type { RequestContext } from '../context.ts'
import type { TypeResolvers } from '../resolver-table.ts'
import { dateTime } from '../scalars.ts'
import { matcherFor } from '../search.ts'
import type { Searchable } from '../search.ts'
import { count } from './product-types.ts'

type SearchArguments = PageArguments & { query?: string | null; sortKey?: string | null }

/** A record the search index knows; new records appear after the configured lag. */
export function isIndexed({ world }: RequestContext, record: { createdAt: number }, query?: string | null): boolean {
  return !query || record.createdAt + world.behaviour.searchLagMs <= world.clock.now()
}

/** Node of any offered type by id; null for an unknown id, as the platform answers. */
function findNode(shop: Shop, id: string): object | null {
  const type = parseGid(id)?.type
  if (type === 'Shop') return id === shop.id ? { __typename: 'Shop', id } : null
  return (
    shop.products.get(id) ??
    shop.variants.get(id) ??
    shop.files.get(id) ??
    shop.bulkOperations.get(id) ??
    findInventoryItem(shop, id)
  )
}

function findInventoryItem(shop: Shop, id: string): object | null {
  for (const variant of shop.variants.values()) if (variant.inventoryItem.id === id) return variant.inventoryItem
  return null
}

export const productQueries: TypeResolvers = {
  product: (_root: unknown, { id }: { id: string }, { shop }) => shop.products.get(id) ?? null,
  productByIdentifier: (_root: unknown, args: { identifier: { id?: string; handle?: string } }, { shop }) =>
    shop.products.get(args.identifier.id ?? '') ??
    [...shop.products.values()].find((product) => product.handle === args.identifier.handle) ??
    null,
  products: (_root: unknown, args: SearchArguments, context) =>
    paginate(searchProducts(context, args), args, (product) => cursorFor(legacyId(product.id), legacyId(product.id))),
  productsCount: (_root: unknown, args: { query?: string | null }, context) =>
    count(searchProducts(context, args).length),
  productVariant: (_root: unknown, { id }: { id: string }, { shop }) => shop.variants.get(id) ?? null,
  productVariants: (_root: unknown, args: SearchArguments, context) =>
    paginate(searchVariants(context, args), args, (variant) => cursorFor(legacyId(variant.id), legacyId(variant.id))),
  productVariantsCount: (_root: unknown, args: { query?: string | null }, context) =>
    count(searchVariants(context, args).length),
  node: (_root: unknown, { id }: { id: string }, { shop }) => findNode(shop, id),
  nodes: (_root: unknown, { ids }: { ids: string[] }, { shop }) => ids.map((id) => findNode(shop, id)),
  job: (_root: unknown, { id }: { id: string }, { shop }) => shop.jobs.get(id) ?? null,
}

type ProductOrder = (product: Product) => string | number

const PRODUCT_ORDERS: Record<string, ProductOrder> = {
  TITLE: (product) => product.title.toLowerCase(),
  VENDOR: (product) => product.vendor.toLowerCase(),
  PRODUCT_TYPE: (product) => product.productType.toLowerCase(),
  CREATED_AT: (product) => product.createdAt,
  UPDATED_AT: (product) => product.updatedAt,
}

function searchProducts(context: RequestContext, { query, sortKey }: SearchArguments): Product[] {
  const { shop } = context
  const matches = matcherFor(query)
  const found = [...shop.products.values()].filter(
    (product) => isIndexed(context, product, query) && matches(searchableProduct(shop, product)),
  )
  const order = PRODUCT_ORDERS[sortKey ?? '']
  return order ? found.toSorted((a, b) => ascending(order(a), order(b)) || legacyId(a.id) - legacyId(b.id)) : found
}

function searchVariants(context: RequestContext, { query, sortKey }: SearchArguments): Variant[] {
  const { shop } = context
  const matches = matcherFor(query)
  const found = [...shop.variants.values()].filter(
    (variant) => isIndexed(context, variant, query) && matches(searchableVariant(shop, variant)),
  )
  return sortKey === 'SKU' ? found.toSorted((a, b) => ascending(a.sku ?? '', b.sku ?? '')) : found
}

function searchableProduct(shop: Shop, product: Product): Searchable {
  const variants = variantsOf(shop, product)
  const skus = variants.flatMap((variant) => variant.sku ?? [])
  return {
    fields: {
      id: [legacyId(product.id)],
      title: [product.title],
      handle: [product.handle],
      status: [product.status],
      vendor: [product.vendor],
      product_type: [product.productType],
      tag: product.tags,
      sku: skus,
      barcode: variants.flatMap((variant) => variant.barcode ?? []),
      created_at: [dateTime(product.createdAt) ?? ''],
      updated_at: [dateTime(product.updatedAt) ?? ''],
    },
    text: [product.title, product.vendor, product.productType, product.handle, ...product.tags, ...skus],
  }
}

function searchableVariant(shop: Shop, variant: Variant): Searchable {
  const product = shop.products.get(variant.productId)
  const title = product?.title ?? ''
  return {
    fields: {
      id: [legacyId(variant.id)],
      product_id: [legacyId(variant.productId)],
      sku: variant.sku ? [variant.sku] : [],
      barcode: variant.barcode ? [variant.barcode] : [],
      title: [Object.values(variant.optionValues).join(' / ')],
      product_status: [product?.status ?? ''],
      vendor: [product?.vendor ?? ''],
      updated_at: [dateTime(variant.updatedAt) ?? ''],
    },
    text: [title, variant.sku ?? '', variant.barcode ?? '', ...Object.values(variant.optionValues)],
  }
}

export function ascending(a: string | number, b: string | number): number {
  return a < b ? -1 : Number(a > b)
}
