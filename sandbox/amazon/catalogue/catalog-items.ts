import { ApiError } from '../api/api-error.ts'
import type { ApiCall, Handler } from '../api/call.ts'
import { json } from '../http/exchange.ts'
import { includedData } from '../listings/get-listings-item.ts'
import { goesBy } from '../listings/identifiers.ts'
import type { CatalogItem } from '../state/model.ts'
import { paginate } from '../view/paginate.ts'
import { pick } from '../view/pick.ts'
import { refinementsOf } from './refinements.ts'

/** 404 for an ASIN that none of the marketplaces has. */
export const getCatalogItem: Handler = (call) => {
  const asin = call.parameters.text('asin') ?? ''
  const item = call.world.catalogue.get(asin)
  const marketplaceIds = call.parameters.list('marketplaceIds')
  if (!item || !isIn(item, marketplaceIds))
    throw ApiError.notFound(`Requested item '${asin}' not found in marketplace(s): ${marketplaceIds.join(', ')}`)
  return json(200, itemView(call, item))
}

/** By identifiers, up to twenty, or by keywords; never by both. */
export const searchCatalogItems: Handler = (call) => {
  const { world, parameters, operation } = call
  const isByIdentifiers = parameters.values['identifiers'] !== undefined
  const isByKeywords = parameters.values['keywords'] !== undefined
  if (isByIdentifiers === isByKeywords) throw ApiError.invalid(operation, 'either identifiers or keywords')
  const finds = isByIdentifiers ? byIdentifiers(call) : byKeywords(call)
  const marketplaceIds = parameters.list('marketplaceIds')
  const found = [...world.catalogue.values()].filter((item) => isIn(item, marketplaceIds) && finds(item))
  const page = paginate(found, { pageSize: parameters.number('pageSize'), pageToken: parameters.text('pageToken') })
  if (!page) throw ApiError.invalid(operation, 'pageToken')
  const { entries, pagination } = page
  return json(200, {
    numberOfResults: found.length,
    ...(Object.keys(pagination).length > 0 && { pagination }),
    ...(isByKeywords && { refinements: refinementsOf(found, marketplaceIds) }),
    items: entries.map((item) => itemView(call, item)),
  })
}

function byIdentifiers({ world, parameters, operation }: ApiCall): (item: CatalogItem) => boolean {
  const identifiers = parameters.list('identifiers')
  const type = parameters.text('identifiersType')
  const [marketplaceId = ''] = parameters.list('marketplaceIds')
  if (!type) throw ApiError.invalid(operation, 'identifiers without identifiersType')
  if (type !== 'SKU') return (item) => goesBy(item, type, identifiers, marketplaceId)
  const seller = world.sellers.get(parameters.text('sellerId') ?? '')
  if (!seller) throw ApiError.invalid(operation, 'identifiersType SKU without sellerId')
  const asins = identifiers.flatMap((sku) => seller.listings.get(sku)?.summaries.map(({ asin }) => asin) ?? [])
  return ({ asin }) => asins.includes(asin)
}

function byKeywords({ parameters }: ApiCall): (item: CatalogItem) => boolean {
  const keywords = parameters.list('keywords').map((keyword) => keyword.toLowerCase())
  const brandNames = parameters.list('brandNames').map((name) => name.toLowerCase())
  return ({ summaries }) => {
    const words = summaries.map(({ itemName = '', brand = '' }) => `${itemName} ${brand}`.toLowerCase())
    const isOfBrand =
      brandNames.length === 0 || summaries.some(({ brand = '' }) => brandNames.includes(brand.toLowerCase()))
    return isOfBrand && keywords.every((keyword) => words.some((text) => text.includes(keyword)))
  }
}

function isIn({ summaries }: CatalogItem, marketplaceIds: readonly string[]): boolean {
  return summaries.some(({ marketplaceId }) => marketplaceIds.includes(marketplaceId))
}

function itemView(call: ApiCall, item: CatalogItem): object {
  const sets = { ...item, won: undefined }
  return { asin: item.asin, ...pick(sets, includedData(call), call.parameters.list('marketplaceIds')) }
}
