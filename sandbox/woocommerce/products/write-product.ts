import { attachFeatured, chooseImages, ImagesFailed } from '../images/choose-images.ts'
import { isSlugTaken, deleteAttachment } from '../images/store-file.ts'
import { slugOf, uniqueSlug } from '../images/file-name.ts'
import type { JsonObject } from '../json.ts'
import type { RestCall } from '../rest/route.ts'
import type { Product } from '../state/model.ts'
import { readAttributes, readDefaults } from './attributes.ts'
import { writeMeta } from './meta.ts'
import { sanitiseHtml } from './rich-text.ts'
import { OTHER_PRODUCT_FIELDS } from './schema.ts'
import { requireFreeSku } from './sku.ts'

/** Creates a product of what was sent; without a name it is "Product", and it is published. */
export async function createProduct(call: RestCall, sent: JsonObject): Promise<Product> {
  const { site, world } = call
  const draft = written(call, blankProduct(world.clock.now()), sent)
  const images = await chooseForCreation(call, sent)
  const product = { ...draft, id: site.nextPostId(), imageId: images.imageId, galleryIds: images.galleryIds }
  product.slug = uniqueSlug(slugOf(String(sent['slug'] ?? product.name)), (slug) => isSlugTaken(site, slug))
  site.data.products.set(product.id, product)
  attachFeatured(call, product.imageId, product.id)
  return product
}

/** Writes the fields that were sent. When an image fails nothing of it is saved, and what was sideloaded before stays. */
export async function updateProduct(call: RestCall, id: number, sent: JsonObject): Promise<Product> {
  const { site, world } = call
  const before = current(call, id)
  const draft = written(call, before, sent)
  if ('images' in sent) {
    const images = await chooseImages(call, sent['images'] ?? null, id, before).catch(unwrap)
    Object.assign(draft, { imageId: images.imageId, galleryIds: images.galleryIds })
    attachFeatured(call, images.imageId, id)
  }
  // Read again: another request may have written while pictures were fetched.
  const product = { ...current(call, id), ...changedFields(before, draft), modifiedAt: world.clock.now() }
  site.data.products.set(id, product)
  return product
}

function current({ site }: RestCall, id: number): Product {
  const product = site.data.products.get(id)
  if (!product) throw new Error(`No product ${id}`)
  return product
}

/** What a write changed: the plugin saves nothing else, so that two writes of different fields do not undo each other. */
export function changedFields<Post extends object>(before: Post, after: Post): Partial<Post> {
  const old: Partial<Record<string, unknown>> = { ...before }
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => old[name] !== value)) as Partial<Post>
}

/** WooCommerce 11 deletes what it sideloaded for a product that came to nothing; 9.9.5 leaves it. */
async function chooseForCreation(call: RestCall, sent: JsonObject) {
  const { site, world } = call
  try {
    return await chooseImages(call, sent['images'] ?? null, 0, { imageId: 0, galleryIds: [] })
  } catch (error) {
    const orphans = error instanceof ImagesFailed && site.release.cleansUpFailedCreation ? error.sideloaded : []
    for (const id of orphans) {
      const attachment = site.data.attachments.get(id)
      if (attachment) deleteAttachment(world, site, attachment)
    }
    return unwrap(error)
  }
}

function unwrap(error: unknown): never {
  throw error instanceof ImagesFailed ? error.cause : error
}

function written({ site }: RestCall, product: Product, sent: JsonObject): Product {
  const text = (name: string, old: string) => (name in sent ? String(sent[name] ?? '') : old)
  // What an editor wrote with more rights stays as it is until it is written through the API.
  const html = (name: string, old: string) => (name in sent ? sanitiseHtml(text(name, old)) : old)
  const sku = text('sku', product.sku)
  if (sku !== product.sku) requireFreeSku(site, sku, product.id)
  return {
    ...product,
    sku,
    name: text('name', product.name),
    status: text('status', product.status),
    // A batch is not validated: what is no type of product becomes a simple one.
    type: knownType(text('type', product.type)),
    description: html('description', product.description),
    shortDescription: html('short_description', product.shortDescription),
    regularPrice: text('regular_price', product.regularPrice),
    salePrice: text('sale_price', product.salePrice),
    menuOrder: Number(sent['menu_order'] ?? product.menuOrder),
    attributes: 'attributes' in sent ? readAttributes(site, sent['attributes'] ?? null) : product.attributes,
    defaultAttributes:
      'default_attributes' in sent ? readDefaults(site, sent['default_attributes'] ?? null) : product.defaultAttributes,
    meta: writeMeta(site, product.meta, sent['meta_data'] ?? null),
    other: otherFields(product.other, sent, OTHER_PRODUCT_FIELDS),
  }
}

const knownType = (type: string) => (['simple', 'variable', 'grouped', 'external'].includes(type) ? type : 'simple')

/** Fields without a meaning here; the same object when nothing of them was sent. */
export function otherFields(
  before: Product['other'],
  sent: JsonObject,
  known: Record<string, unknown>,
): Product['other'] {
  const named = Object.entries(sent).filter(([name]) => name in known)
  return named.length === 0 ? before : { ...before, ...Object.fromEntries(named) }
}

function blankProduct(now: number): Product {
  return {
    ...{ kind: 'product', id: 0, name: 'Product', slug: '', type: 'simple', status: 'publish', sku: '' },
    ...{ description: '', shortDescription: '', regularPrice: '', salePrice: '', imageId: 0, galleryIds: [] },
    ...{ attributes: [], defaultAttributes: [], meta: [], menuOrder: 0, other: {}, createdAt: now, modifiedAt: now },
  }
}
