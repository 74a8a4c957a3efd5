import { imageView } from '../images/image-view.ts'
import type { JsonObject } from '../json.ts'
import { linksOf } from '../rest/links.ts'
import { wpDate } from '../rest/wp-date.ts'
import type { Product, Variation } from '../state/model.ts'
import type { Site } from '../state/site.ts'
import { attributeView, valueView, variationName } from './attributes.ts'
import { priceHtml, priceOf, variationsOf } from './price.ts'
import { renderText } from './rich-text.ts'
import { OTHER_PRODUCT_FIELDS } from './schema.ts'

/** `edit` is what answers to writing look like, `view` what reading gets. */
export type Context = 'edit' | 'view'

/** A product as wc/v3 shows it. */
export function productView(site: Site, home: string, product: Product, context: Context): JsonObject {
  const self = `${home}/wp-json/wc/v3/products/${product.id}`
  const variations = product.type === 'variable' ? variationsOf(site, product.id).map(({ id }) => id) : []
  return {
    id: product.id,
    name: product.name,
    slug: product.slug,
    permalink: permalinkOf(home, product),
    ...datesOf(product),
    type: product.type,
    status: product.status,
    ...OTHER_PRODUCT_FIELDS,
    ...product.other,
    description: shown(product.description, context),
    short_description: shown(product.shortDescription, context),
    sku: product.sku,
    ...pricesOf(site, product),
    purchasable: priceOf(site, product) !== '',
    total_sales: 0,
    ...stockOf(product),
    shipping_required: true,
    shipping_taxable: true,
    shipping_class_id: 0,
    average_rating: context === 'edit' ? '0' : '0.00',
    rating_count: 0,
    parent_id: 0,
    categories: [{ id: 15, name: 'Uncategorized', slug: 'uncategorized' }],
    brands: [],
    images: imagesOf(site, home, product),
    attributes: product.attributes.map((attribute) => attributeView(site, attribute)),
    default_attributes: product.defaultAttributes.map(({ id, name, option }) => ({ id, name, option })),
    variations,
    menu_order: product.menuOrder,
    price_html: priceHtml(site, product),
    related_ids: [],
    meta_data: product.meta.map(({ id, key, value }) => ({ id, key, value })),
    has_options: product.type === 'variable',
    ...(context === 'edit' && {
      permalink_template: `${home}/product/%pagename%/`,
      generated_slug: product.slug,
    }),
    _links: linksOf(self, `${home}/wp-json/wc/v3/products`),
  }
}

/** A variation where a product is asked for: the same shape, its own type. */
export function variationAsProduct(
  site: Site,
  home: string,
  variation: Variation,
  parent: Product | undefined,
): JsonObject {
  const name = [parent?.name ?? '', variationName(variation)].filter(Boolean).join(' - ')
  const product: Product = {
    ...{ ...variation, kind: 'product', name, slug: '', type: 'variation', shortDescription: '' },
    sku: variation.sku || (parent?.sku ?? ''),
    attributes: [],
    defaultAttributes: [],
  }
  return {
    ...productView(site, home, product, 'view'),
    parent_id: variation.parentId,
    attributes: variation.attributes.map((value) => valueView(site, value)),
  }
}

export function permalinkOf(home: string, { slug, id, status }: Pick<Product, 'slug' | 'id' | 'status'>): string {
  return status === 'publish' ? `${home}/product/${slug}/` : `${home}/?post_type=product&p=${id}`
}

export function datesOf({ createdAt, modifiedAt }: Product | Variation): JsonObject {
  return { ...wpDate('date_created', createdAt), ...wpDate('date_modified', modifiedAt) }
}

export function pricesOf(site: Site, post: Product | Variation): JsonObject {
  return {
    price: priceOf(site, post),
    regular_price: post.regularPrice,
    sale_price: post.salePrice,
    ...{ date_on_sale_from: null, date_on_sale_from_gmt: null, date_on_sale_to: null, date_on_sale_to_gmt: null },
    on_sale: post.salePrice !== '',
  }
}

export function stockOf({ other }: Product | Variation): JsonObject {
  return { backorders_allowed: false, backordered: false, ...('backorders_allowed' in other ? other : {}) }
}

export const shown = (text: string, context: Context): string => (context === 'edit' ? text : renderText(text))

/** Featured first, then the gallery. Attachments that are gone are not shown. */
function imagesOf(site: Site, home: string, { imageId, galleryIds }: Product): JsonObject[] {
  return [imageId, ...galleryIds].map((id) => imageView(site, home, id)).filter((view) => view !== null)
}
