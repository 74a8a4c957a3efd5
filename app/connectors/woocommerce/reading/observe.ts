import type { ListingState } from '../../../core/channel/listing-state.ts'
import type { WooCommerceClient } from '../client.ts'
import { observedFields } from '../schemas.ts'
import { toListingState } from '../translate.ts'
import { readProducts } from './products.ts'

/** What the products show now, complete. */
export async function observe(
  client: WooCommerceClient,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ListingState>> {
  const products = await readProducts(client, ids, observedFields, 'edit')
  return new Map(products.map(({ product, variations }) => [product.id, toListingState(product, variations)]))
}
