import { variantsOf } from '../shopify/state/products.ts'
import type { Product, StoredFile } from '../shopify/state/model.ts'
import type { Shop } from '../shopify/state/shop.ts'
import type { World } from '../shopify/state/world.ts'
import type { PickedProduct } from './app-bridge/messages.ts'
import { tileUrl } from './picture-url.ts'

export interface ProductRow {
  number: string
  title: string
  status: Product['status']
  vendor: string
  productType: string
  variantCount: number
  mediaCount: number
  thumbnail: Picture | null
}

/** A media of a product as the admin shows it; `url` is null until the platform has processed it. */
export interface Picture {
  id: string
  url: string | null
  alt: string
  fileName: string
  status: StoredFile['status']
}

export interface VariantRow {
  id: string
  title: string
  sku: string
  price: string
  picture: Picture | null
}

export interface ProductDetails extends ProductRow {
  handle: string
  tags: string[]
  options: { name: string; values: string[] }[]
  media: Picture[]
  variants: VariantRow[]
  updatedAt: number
}

export interface ProductPage {
  rows: ProductRow[]
  total: number
  page: number
  pageCount: number
}

export interface ProductSearch {
  query: string
  status: Product['status'] | 'ALL'
  page: number
}

const PAGE_SIZE = 20

const numberOf = (id: string) => id.slice(id.lastIndexOf('/') + 1)

export function searchProducts(world: World, shop: Shop, search: ProductSearch): ProductPage {
  const found = [...shop.products.values()].filter((product) => matches(shop, product, search))
  const pageCount = Math.max(1, Math.ceil(found.length / PAGE_SIZE))
  const page = Math.min(Math.max(1, search.page), pageCount)
  const rows = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((product) => rowOf(world, shop, product))
  return { rows, total: found.length, page, pageCount }
}

/** Null: no such product in this shop. */
export function findProduct(world: World, shop: Shop, number: string): ProductDetails | null {
  const product = shop.products.get(`gid://shopify/Product/${number}`)
  if (!product) return null
  const picture = (fileId: string | null) => pictureOf(world, shop, fileId)
  return {
    ...rowOf(world, shop, product),
    handle: product.handle,
    tags: product.tags,
    options: product.options.map(({ name, optionValues }) => ({
      name,
      values: optionValues.map((value) => value.name),
    })),
    media: product.media.flatMap(({ fileId }) => picture(fileId) ?? []),
    variants: variantsOf(shop, product).map((variant) => ({
      id: variant.id,
      title: Object.values(variant.optionValues).join(' / '),
      sku: variant.sku ?? '',
      price: variant.price,
      picture: picture(variant.mediaId),
    })),
    updatedAt: product.updatedAt,
  }
}

/** What the resource picker hands to the app. */
export function listForPicker(world: World, shop: Shop, query: string): PickedProduct[] {
  return [...shop.products.values()]
    .filter((product) => matches(shop, product, { query, status: 'ALL', page: 1 }))
    .map((product) => {
      const thumbnail = pictureOf(world, shop, product.media[0]?.fileId ?? null)
      return {
        id: product.id,
        title: product.title,
        handle: product.handle,
        status: product.status,
        totalVariants: product.variantIds.length,
        images: thumbnail?.url ? [{ id: thumbnail.id, originalSrc: thumbnail.url, altText: thumbnail.alt }] : [],
        variants: variantsOf(shop, product).map((variant) => ({
          id: variant.id,
          title: Object.values(variant.optionValues).join(' / '),
          sku: variant.sku,
        })),
      }
    })
}

function matches(shop: Shop, product: Product, { query, status }: ProductSearch): boolean {
  if (status !== 'ALL' && product.status !== status) return false
  const words = query.trim().toLowerCase()
  const texts = [
    product.title,
    product.vendor,
    product.productType,
    ...variantsOf(shop, product).map(({ sku }) => sku ?? ''),
  ]
  return words === '' || texts.some((text) => text.toLowerCase().includes(words))
}

function rowOf(world: World, shop: Shop, product: Product): ProductRow {
  return {
    number: numberOf(product.id),
    title: product.title,
    status: product.status,
    vendor: product.vendor,
    productType: product.productType,
    variantCount: product.variantIds.length,
    mediaCount: product.media.length,
    thumbnail: pictureOf(world, shop, product.media[0]?.fileId ?? null),
  }
}

function pictureOf(world: World, shop: Shop, fileId: string | null): Picture | null {
  const file = fileId ? shop.files.get(fileId) : undefined
  if (!file) return null
  return { id: file.id, url: tileUrl(world, shop, file), alt: file.alt, fileName: file.filename, status: file.status }
}
