import { RestError } from '../rest/rest-error.ts'
import type { Product, Variation } from '../state/model.ts'
import type { Site } from '../state/site.ts'

/** Throws when another product or variation has the SKU, whatever its case. Those in the trash do not count. */
export function requireFreeSku(site: Site, sku: string, ownId: number): void {
  const taken = sku === '' ? undefined : findBySku(site, sku, ownId)
  if (!taken) return
  let suggestion = sku
  for (let number = 1; findBySku(site, suggestion, ownId); number += 1) suggestion = `${sku}-${number}`
  throw new RestError(400, 'product_invalid_sku', 'Invalid or duplicated SKU.', {
    resource_id: taken.id,
    unique_sku: suggestion,
  })
}

function findBySku({ data }: Site, sku: string, ownId: number): Product | Variation | undefined {
  const wanted = sku.toLowerCase()
  return [...data.products.values(), ...data.variations.values()].find(
    (post) => post.id !== ownId && post.status !== 'trash' && post.sku.toLowerCase() === wanted,
  )
}
