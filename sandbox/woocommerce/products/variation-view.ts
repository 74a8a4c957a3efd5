import { imageView } from '../images/image-view.ts'
import type { JsonObject } from '../json.ts'
import { linksOf } from '../rest/links.ts'
import type { Variation } from '../state/model.ts'
import type { Site } from '../state/site.ts'
import { valueView, variationName, variationQuery } from './attributes.ts'
import { priceOf } from './price.ts'
import { datesOf, permalinkOf, pricesOf, shown, stockOf, type Context } from './product-view.ts'
import { OTHER_VARIATION_FIELDS } from './schema.ts'

/**
 * A variation as wc/v3 shows it. Without a SKU of its own it shows its product's, and to those who only look (`view`) its product's
 * featured image where it has none. Answers to writes are in the context `edit`.
 */
export function variationView(site: Site, home: string, variation: Variation, context: Context): JsonObject {
  const parent = site.data.products.get(variation.parentId)
  const collection = `${home}/wp-json/wc/v3/products/${variation.parentId}`
  const permalink = parent ? permalinkOf(home, parent) : home
  const query = variationQuery(site, variation)
  return {
    id: variation.id,
    type: 'variation',
    ...datesOf(variation),
    description: shown(variation.description, context),
    permalink: query ? `${permalink}?${query}` : permalink,
    sku: variation.sku || (parent?.sku ?? ''),
    ...OTHER_VARIATION_FIELDS,
    ...variation.other,
    ...pricesOf(site, variation),
    status: variation.status,
    purchasable: priceOf(site, variation) !== '',
    ...stockOf(variation),
    shipping_class_id: 0,
    image: imageOf(site, home, variation, context === 'view' ? (parent?.imageId ?? 0) : 0),
    ...(site.release.hasVariationGalleries && { gallery_image_ids: [...variation.galleryIds] }),
    attributes: variation.attributes.map((value) => valueView(site, value)),
    menu_order: variation.menuOrder,
    meta_data: variation.meta.map(({ id, key, value }) => ({ id, key, value })),
    name: variationName(variation),
    parent_id: variation.parentId,
    _links: linksOf(`${collection}/variations/${variation.id}`, `${collection}/variations`, { up: collection }),
  }
}

function imageOf(site: Site, home: string, { imageId }: Variation, parentImageId: number): JsonObject | null {
  return imageView(site, home, imageId) ?? imageView(site, home, parentImageId)
}
