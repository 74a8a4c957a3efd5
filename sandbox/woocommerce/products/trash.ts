import { RestError } from '../rest/rest-error.ts'
import type { Product } from '../state/model.ts'
import type { Site } from '../state/site.ts'
import { variationsOf } from './price.ts'

/** Moves a product to the trash, from where it can still be read and written; its SKU is free again. */
export function trashProduct(site: Site, product: Product, nowMs: number): void {
  if (product.status === 'trash') {
    throw new RestError(410, 'woocommerce_rest_already_trashed', 'The product has already been deleted.')
  }
  const entry = (key: string, value: string) => ({ id: site.nextMetaId(), key, value })
  site.data.products.set(product.id, {
    ...product,
    status: 'trash',
    slug: `${product.slug}__trashed`,
    meta: [
      ...product.meta,
      entry('_wp_trash_meta_status', product.status),
      entry('_wp_trash_meta_time', String(Math.floor(nowMs / 1_000))),
      entry('_wp_desired_post_slug', product.slug),
    ],
  })
}

/** Deletes a product with its variations. Its pictures stay in the library. */
export function deleteProduct(site: Site, product: Product): void {
  for (const { id } of variationsOf(site, product.id)) site.data.variations.delete(id)
  site.data.products.delete(product.id)
}
