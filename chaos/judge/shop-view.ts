import type { Product, StoredFile } from '../../sandbox/shopify/state/model.ts'
import { variantsOf } from '../../sandbox/shopify/state/products.ts'
import type { Shop } from '../../sandbox/shopify/state/shop.ts'

export interface MediaView {
  /** Of the bytes: ids differ from run to run. */
  readonly sha256: string
  readonly alt: string
  readonly status: string
}

export interface ProductView {
  readonly title: string
  readonly status: string
  /** In display order. */
  readonly media: readonly MediaView[]
  /** SKU → the picture's SHA-256. */
  readonly variants: Readonly<Record<string, string | null>>
}

/** What shoppers see, with pictures known by their content. */
export function shopView(shop: Shop): ProductView[] {
  return [...shop.products.values()].map((product) => productView(shop, product))
}

function productView(shop: Shop, product: Product): ProductView {
  const media = product.media.map(({ fileId }) => mediaView(fileId, shop.files.get(fileId)))
  const variants = variantsOf(shop, product).map(({ sku, mediaId }): [string, string | null] => [
    sku ?? '',
    mediaId === null ? null : mediaView(mediaId, shop.files.get(mediaId)).sha256,
  ])
  return { title: product.title, status: product.status, media, variants: Object.fromEntries(variants) }
}

/** A file without bytes is like no other. */
function mediaView(id: string, file: StoredFile | undefined): MediaView {
  return { sha256: file?.content?.sha256 ?? `no bytes: ${id}`, alt: file?.alt ?? '', status: file?.status ?? 'gone' }
}

/** Files that the app made and nobody deleted. */
export function filesOfApp(shop: Shop): StoredFile[] {
  return [...shop.files.values()].filter(({ origin }) => origin.actor.startsWith('app:'))
}
