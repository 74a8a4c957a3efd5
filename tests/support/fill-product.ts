import { recordFile } from '../../sandbox/shopify/state/files.ts'
import type { Product } from '../../sandbox/shopify/state/model.ts'
import { attachToProduct } from '../../sandbox/shopify/state/products.ts'
import type { Shop } from '../../sandbox/shopify/state/shop.ts'
import type { World } from '../../sandbox/shopify/state/world.ts'

/** Gives a product so many more pictures of the merchant's own, READY at once; each looks like no other. Answers their ids. */
export function addPictures(world: World, shop: Shop, product: Product, count: number): string[] {
  const before = product.media.length
  const files = Array.from({ length: count }, (_, index) => {
    const filename = `own-${before + index}.jpg`
    const file = recordFile(world, shop, {
      ...{ kind: 'MediaImage' as const, alt: `Own ${before + index}`, filename, originalSource: `seed:${filename}` },
      origin: { actor: 'merchant', requestId: null },
    })
    const sha256 = `${product.id}/${filename}`
    const content = { sha256, bytes: 1, mimeType: 'image/jpeg', widthPx: 1, heightPx: 1, durationMs: null }
    return Object.assign(file, { status: 'READY' as const, content })
  })
  for (const file of files) attachToProduct(world, product, file)
  return files.map(({ id }) => id)
}
