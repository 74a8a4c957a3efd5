import type { Attachment, Product, Variation } from '../../sandbox/woocommerce/state/model.ts'
import type { Site } from '../../sandbox/woocommerce/state/site.ts'
import type { MediaView, PlatformView, ProductView } from '../judge/platform-view.ts'

export function storeView(site: Site): PlatformView {
  const { products, variations, attachments, ledger, applicationPasswords } = site.data
  const sellables = [...products.values(), ...variations.values()]
  const shown = new Set(sellables.flatMap(picturesOf))
  const ours = [...attachments.values()].filter(({ id }) => ledger.get(id)?.createdBy)
  return {
    products: [...products.values()].map((product) => productView(site, product)),
    files: ours.map(({ id, sha256 }) => ({ id: String(id), sha256, isShown: shown.has(id) })),
    hasFile: (id) => attachments.has(Number(id)),
    keepsFiles: applicationPasswords.size === 0,
  }
}

function productView({ data: { variations, attachments } }: Site, product: Product): ProductView {
  const own = [...variations.values()].filter(({ parentId }) => parentId === product.id)
  const hashOf = (id: number) => attachments.get(id)?.sha256 ?? `no bytes: ${id}`
  const variants = own.map((variation): [string, (string | null)[]] => [
    variation.sku,
    [variation.imageId ? hashOf(variation.imageId) : null, ...variation.galleryIds.map(hashOf)],
  ])
  return {
    ...{ title: product.name, status: product.status },
    media: picturesOf(product).map((id) => mediaView(id, attachments.get(id))),
    variants: Object.fromEntries(variants),
  }
}

function picturesOf({ imageId, galleryIds }: Product | Variation): number[] {
  return imageId ? [imageId, ...galleryIds] : galleryIds
}

/** A picture without bytes is like no other. */
function mediaView(id: number, file: Attachment | undefined): MediaView {
  return { sha256: file?.sha256 ?? `no bytes: ${id}`, alt: file?.altText ?? '', status: file ? 'ready' : 'gone' }
}
