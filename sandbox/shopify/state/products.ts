import { gid, legacyId } from './ids.ts'
import type { Attachment, Product, StoredFile, Variant } from './model.ts'
import type { Shop } from './shop.ts'
import type { World } from './world.ts'

export interface NewProduct {
  title: string
  handle?: string | null
  status?: Product['status'] | null
  vendor?: string | null
  productType?: string | null
  tags?: string[] | null
  descriptionHtml?: string | null
}

export const DEFAULT_OPTION = 'Title'
export const DEFAULT_OPTION_VALUE = 'Default Title'

/** A product without options and variants; callers add them with `addOption` and `addVariant`. */
export function createProduct(world: World, shop: Shop, input: NewProduct): Product {
  const now = world.clock.now()
  const product: Product = {
    __typename: 'Product',
    id: gid('Product', world.ids.next()),
    title: input.title,
    handle: freeHandle(shop, input.handle || slugOf(input.title)),
    status: input.status ?? 'ACTIVE',
    vendor: input.vendor ?? shop.identity.name,
    productType: input.productType ?? '',
    tags: input.tags ?? [],
    descriptionHtml: input.descriptionHtml ?? '',
    options: [],
    variantIds: [],
    media: [],
    createdAt: now,
    updatedAt: now,
  }
  shop.products.set(product.id, product)
  return product
}

export function addOption(world: World, product: Product, name: string, values: string[]): void {
  product.options.push({
    __typename: 'ProductOption',
    id: gid('ProductOption', world.ids.next()),
    name,
    optionValues: values.map((value) => ({
      __typename: 'ProductOptionValue',
      id: gid('ProductOptionValue', world.ids.next()),
      name: value,
    })),
  })
}

export type NewVariant = Pick<Variant, 'optionValues'> & Partial<Pick<Variant, 'sku' | 'barcode' | 'price'>>

export function addVariant(world: World, shop: Shop, product: Product, input: NewVariant): Variant {
  const now = world.clock.now()
  const variant: Variant = {
    __typename: 'ProductVariant',
    id: gid('ProductVariant', world.ids.next()),
    productId: product.id,
    sku: input.sku ?? null,
    barcode: input.barcode ?? null,
    price: input.price ?? '0.00',
    compareAtPrice: null,
    taxable: true,
    inventoryPolicy: 'DENY',
    position: product.variantIds.length + 1,
    optionValues: input.optionValues,
    mediaId: null,
    inventoryItem: {
      __typename: 'InventoryItem',
      id: gid('InventoryItem', world.ids.next()),
      tracked: false,
      requiresShipping: true,
    },
    createdAt: now,
    updatedAt: now,
  }
  shop.variants.set(variant.id, variant)
  product.variantIds.push(variant.id)
  return variant
}

/** Marks a change: newer `updatedAt`, and the `products/update` webhook. */
export function touchProduct(world: World, shop: Shop, product: Product): void {
  product.updatedAt = world.clock.now()
  world.webhooks.productUpdated(shop, product)
}

export function touchProductsOfFile(world: World, shop: Shop, file: StoredFile): void {
  for (const product of productsOfFile(shop, file)) touchProduct(world, shop, product)
}

export function deleteProduct(world: World, shop: Shop, product: Product): void {
  for (const id of product.variantIds) shop.variants.delete(id)
  for (const { fileId } of product.media) shop.files.get(fileId)?.references.delete(product.id)
  shop.products.delete(product.id)
  world.webhooks.send(shop, 'products/delete', { id: legacyId(product.id) })
}

export function deleteVariant(world: World, shop: Shop, product: Product, variant: Variant): void {
  shop.variants.delete(variant.id)
  product.variantIds = product.variantIds.filter((id) => id !== variant.id)
  touchProduct(world, shop, product)
}

export function variantsOf(shop: Shop, product: Product): Variant[] {
  return product.variantIds.flatMap((id) => shop.variants.get(id) ?? [])
}

export function productsOfFile(shop: Shop, file: StoredFile): Product[] {
  return [...file.references].flatMap((id) => shop.products.get(id) ?? [])
}

export function hasMedia(product: Product, fileId: string): boolean {
  return product.media.some((attachment) => attachment.fileId === fileId)
}

/** Appends at the end; a file already there keeps its place. */
export function attachToProduct(world: World, product: Product, file: StoredFile): void {
  if (file.references.has(product.id)) return
  file.references.add(product.id)
  const attachment: Attachment = { fileId: file.id, visibleAt: world.clock.now() + world.behaviour.attachVisibilityMs }
  product.media.push(attachment)
}

/** Also clears the image of the product's variants that showed this file. */
export function removeFromProduct(shop: Shop, product: Product, file: StoredFile): void {
  file.references.delete(product.id)
  product.media = product.media.filter((attachment) => attachment.fileId !== file.id)
  for (const variant of variantsOf(shop, product)) if (variant.mediaId === file.id) variant.mediaId = null
}

/** Puts one media at an index of the current list; an unknown id or a bad index changes nothing. */
export function moveMedia(product: Product, fileId: string, newPosition: number): void {
  const from = product.media.findIndex((attachment) => attachment.fileId === fileId)
  const [moved] = from < 0 ? [] : product.media.splice(from, 1)
  if (moved) product.media.splice(Math.max(0, Math.min(newPosition, product.media.length)), 0, moved)
}

export function slugOf(title: string): string {
  return (
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-+|-+$/g, '') || 'product'
  )
}

function freeHandle(shop: Shop, wanted: string): string {
  const taken = new Set([...shop.products.values()].map((product) => product.handle))
  for (let n = 0; ; n += 1) {
    const handle = n ? `${wanted}-${n}` : wanted
    if (!taken.has(handle)) return handle
  }
}
