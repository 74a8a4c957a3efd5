import type { Product, StoredFile } from '../../sandbox/shopify/state/model.ts'
import { variantsOf } from '../../sandbox/shopify/state/products.ts'
import type { Shop } from '../../sandbox/shopify/state/shop.ts'
import type { MediaView, PlatformView, ProductView } from '../judge/platform-view.ts'

export function shopView(shop: Shop): PlatformView {
  return {
    products: [...shop.products.values()].map((product) => productView(shop, product)),
    files: filesOfApp(shop).map(({ id, content, references }) => ({
      ...{ id, sha256: content?.sha256 ?? id, isShown: references.size > 0 },
    })),
    hasFile: (id) => shop.files.has(id),
  }
}

function productView(shop: Shop, product: Product): ProductView {
  const media = product.media.map(({ fileId }) => mediaView(fileId, shop.files.get(fileId)))
  const variants = variantsOf(shop, product).map(({ sku, mediaId }): [string, (string | null)[]] => [
    sku ?? '',
    [mediaId === null ? null : mediaView(mediaId, shop.files.get(mediaId)).sha256],
  ])
  return { title: product.title, status: product.status, media, variants: Object.fromEntries(variants) }
}

/** A file without bytes is like no other. */
function mediaView(id: string, file: StoredFile | undefined): MediaView {
  return { sha256: file?.content?.sha256 ?? `no bytes: ${id}`, alt: file?.alt ?? '', status: file?.status ?? 'gone' }
}

function filesOfApp(shop: Shop): StoredFile[] {
  return [...shop.files.values()].filter(({ origin }) => origin.actor.startsWith('app:'))
}
