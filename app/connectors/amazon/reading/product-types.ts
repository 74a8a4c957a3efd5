import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type { AmazonClient } from '../client.ts'
import { productTypeIn } from '../translate.ts'
import { itemsBySku } from './search-items.ts'

/** Of the generic product type, which every listing takes and which skips the checks of the real one. */
const generic = 'PRODUCT'
/** Kept for the SKUs that were looked at last. */
const mostKept = 50_000

/** Which product type each SKU has: every patch must name it. Learned whenever a SKU is looked at. */
export class ProductTypes {
  readonly #bySku = new Map<string, string>()

  note(sku: string, productType: string | undefined): void {
    if (productType === undefined) return
    this.#bySku.delete(sku)
    this.#bySku.set(sku, productType)
    if (this.#bySku.size <= mostKept) return
    const [oldest] = this.#bySku.keys()
    if (oldest !== undefined) this.#bySku.delete(oldest)
  }

  /** Asks for those that are not known yet, twenty in a request. */
  async of(client: AmazonClient, skus: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const unknown = skus.filter((sku) => !this.#bySku.has(sku))
    for (const item of await itemsBySku(client, unknown, ['summaries', 'productTypes'], signal)) {
      this.note(item.sku, productTypeIn(item, client.credentials.marketplaceId))
    }
    return new Map(skus.map((sku) => [sku, this.#bySku.get(sku) ?? generic]))
  }
}

/** A seller's connections share what is known of it; a SKU may be another thing in another marketplace. */
export function productTypesOf({ memory }: Pick<ConnectorDeps, 'memory'>, marketplaceId: string): ProductTypes {
  const key = `product types in ${marketplaceId}`
  const kept = memory?.get(key)
  if (kept instanceof ProductTypes) return kept
  const productTypes = new ProductTypes()
  memory?.set(key, productTypes)
  return productTypes
}
