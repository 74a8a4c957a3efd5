import type { Product, StoredFile, Variant } from '../state/model.ts'
import { variantsOf } from '../state/products.ts'
import type { Shop } from '../state/shop.ts'
import type { World } from '../state/world.ts'
import { fileUrl } from '../media/file-url.ts'

/** Everything a shop holds, for tests and the admin shell; not limited by what the API would show yet. */
export function shopState(world: World, shop: Shop): object {
  return {
    shop: { ...shop.identity, id: shop.id, installed: shop.installed },
    throttle: shop.bucket.status(),
    products: [...shop.products.values()].map((product) => productView(world, shop, product)),
    files: [...shop.files.values()].map((file) => fileView(world, shop, file)),
  }
}

function productView(world: World, shop: Shop, product: Product): object {
  const { id, title, handle, status, vendor, productType, tags, options, media } = product
  return {
    id,
    title,
    handle,
    status,
    vendor,
    productType,
    tags,
    createdAt: new Date(product.createdAt).toISOString(),
    updatedAt: new Date(product.updatedAt).toISOString(),
    options: options.map(({ name, optionValues }) => ({ name, values: optionValues.map((value) => value.name) })),
    media: media.flatMap(({ fileId }) => {
      const file = shop.files.get(fileId)
      return file ? [fileView(world, shop, file)] : []
    }),
    variants: variantsOf(shop, product).map(variantView),
  }
}

function variantView({ id, sku, barcode, price, position, optionValues, mediaId }: Variant): object {
  return { id, title: Object.values(optionValues).join(' / '), sku, barcode, price, position, optionValues, mediaId }
}

function fileView(world: World, shop: Shop, file: StoredFile): object {
  const { __typename, id, alt, filename, status, errors, content, references, createdAt, updatedAt, origin } = file
  return {
    id,
    kind: __typename,
    filename,
    alt,
    status,
    errors,
    sha256: content?.sha256 ?? null,
    bytes: content?.bytes ?? null,
    mimeType: content?.mimeType ?? null,
    widthPx: content?.widthPx ?? null,
    heightPx: content?.heightPx ?? null,
    url: content ? fileUrl(world, shop, file) : null,
    productIds: [...references],
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
    createdBy: origin.actor,
    requestId: origin.requestId,
  }
}
