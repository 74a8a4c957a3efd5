import type { ApiCall } from '../api/call.ts'
import type { CatalogItem, Listing } from '../state/model.ts'

/** Whether a listing goes by one of the identifiers of a search, in one of its marketplaces. */
export function hasIdentifier({ world, parameters }: ApiCall, { sku, summaries }: Listing): boolean {
  if (parameters.values['identifiers'] === undefined) return true
  const identifiers = parameters.list('identifiers')
  const type = parameters.text('identifiersType') ?? ''
  if (type === 'SKU') return identifiers.includes(sku)
  const marketplaceIds = parameters.list('marketplaceIds')
  const held = summaries.filter(({ marketplaceId }) => marketplaceIds.includes(marketplaceId))
  if (type === 'ASIN') return held.some(({ asin }) => asin !== undefined && identifiers.includes(asin))
  return held.some(({ asin, marketplaceId }) => {
    const item = world.catalogue.get(asin ?? '')
    return item !== undefined && goesBy(item, type, identifiers, marketplaceId)
  })
}

/** Whether the catalogue knows an ASIN by one of these identifiers; a GTIN is the longest form of EAN and UPC. */
export function goesBy(
  item: CatalogItem,
  type: string,
  identifiers: readonly string[],
  marketplaceId: string,
): boolean {
  if (type === 'ASIN') return identifiers.includes(item.asin)
  return item.identifiers
    .filter((entry) => entry.marketplaceId === marketplaceId)
    .flatMap((entry) => entry.identifiers)
    .some((own) => own.identifierType === type && identifiers.includes(own.identifier))
}
