import type { FoundListings } from '../../catalogue/match-surroundings.server.ts'
import { ConnectorError } from '../../core/channel/connector-error.ts'
import type { Connector, RemoteListing } from '../../core/channel/connector.ts'
import type { MatchableProduct } from '../../core/matching/match-product.ts'
import { matchKey } from '../../core/matching/match-way.ts'
import { itemKeys, storeItems } from '../../core/matching/store-items.ts'

type Variant = MatchableProduct['variants'][number]
type Question = 'findListingsBySku' | 'findListingsByBarcode'

/** Between two signs of life: at 20 SKUs a request and four requests a second, seven seconds. */
const askedAtOnce = 500

/**
 * What the store has under the SKUs of these products, and under the barcodes of those whose SKU it does not have, where it
 * can be asked for barcodes. `report` is asked in between whether to go on; null: it was not.
 */
export async function askStore(
  store: Connector,
  products: readonly MatchableProduct[],
  report: () => Promise<boolean>,
): Promise<FoundListings | null> {
  if (!store.findListingsBySku) throw new ConnectorError('forbidden', 'the store cannot be asked for SKUs')
  const variants = products.flatMap((product) => product.variants)
  const skus = new Map(variants.map(({ sku, barcode }) => [matchKey({ sku, barcode }, 'sku'), sku.trim()]))
  skus.delete('')
  const sku = await askInParts(store, 'findListingsBySku', skus.values(), report)
  if (!sku) return null
  const gtin = await askInParts(store, 'findListingsByBarcode', barcodesLeft(variants, sku), report)
  return gtin && { sku, gtin }
}

function barcodesLeft(variants: readonly Variant[], found: readonly RemoteListing[]): ReadonlySet<string> {
  const answered = new Set(storeItems(found).flatMap((item) => itemKeys(item, 'sku')))
  const left = variants.filter((variant) => !answered.has(matchKey(variant, 'sku')))
  return new Set(left.map((variant) => matchKey(variant, 'gtin')).filter(Boolean))
}

async function askInParts(
  store: Connector,
  question: Question,
  values: Iterable<string>,
  report: () => Promise<boolean>,
): Promise<RemoteListing[] | null> {
  const all = [...values]
  const found: RemoteListing[] = []
  for (let start = 0; start < all.length; start += askedAtOnce) {
    if (start > 0 && !(await report())) return null
    found.push(...((await store[question]?.(all.slice(start, start + askedAtOnce))) ?? []))
  }
  return found
}
