import { createHash } from 'node:crypto'
import { ApiError } from '../api/api-error.ts'
import type { Handler } from '../api/call.ts'
import { json } from '../http/exchange.ts'
import { documentHost } from '../http/hosts.ts'
import { findMarketplace, type Region } from '../marketplaces.ts'
import type { ProductType } from '../state/model.ts'

const SCHEMA_PATH = '/schema/'
const META_SCHEMA = { title: 'Amazon Product Type Definition Meta-Schema', type: 'object' }

export const searchDefinitionsProductTypes: Handler = ({ world, parameters, operation }) => {
  const keywords = parameters.list('keywords')
  // The model's own sandbox refuses two words in one keyword.
  if (keywords.some((keyword) => /\s/.test(keyword))) throw ApiError.invalid(operation, 'a keyword of several words')
  const words = [...keywords, ...(parameters.text('itemName')?.split(/\s+/) ?? [])].map((word) => word.toLowerCase())
  const marketplaceIds = parameters.list('marketplaceIds')
  const found = [...world.productTypes.values()].filter(
    (type) => isIn(type, marketplaceIds) && (words.length === 0 || words.some((word) => isMeantBy(type, word))),
  )
  return json(200, {
    productTypes: found.map(({ name, displayName }) => ({ name, displayName, marketplaceIds })),
    productTypeVersion: [...world.productTypes.values()][0]?.version ?? '',
  })
}

export const getDefinitionsProductType: Handler = ({ world, parameters, operation, seller }) => {
  const name = parameters.text('productType') ?? ''
  const marketplaceIds = parameters.list('marketplaceIds')
  const type = world.productTypes.get(name)
  if (!type || !isIn(type, marketplaceIds)) throw ApiError.invalid(operation, `no product type ${name}`)
  const locale = parameters.text('locale') ?? 'DEFAULT'
  const ownLocale = findMarketplace(marketplaceIds[0] ?? '')?.defaultLanguageCode ?? 'en_US'
  return json(200, {
    metaSchema: linkTo(seller.region, 'meta-schema', META_SCHEMA),
    schema: linkTo(seller.region, name, type.schema),
    requirements: parameters.text('requirements') ?? 'LISTING',
    requirementsEnforced: parameters.text('requirementsEnforced') ?? 'ENFORCED',
    propertyGroups: type.propertyGroups,
    locale: locale === 'DEFAULT' ? ownLocale : locale,
    marketplaceIds,
    productType: name,
    displayName: type.displayName,
    productTypeVersion: { version: type.version, latest: true, releaseCandidate: false },
  })
}

/** What a schema’s link leads to; null for a path that is none. */
export function schemaAt(productTypes: ReadonlyMap<string, ProductType>, path: string): object | null {
  if (!path.startsWith(SCHEMA_PATH)) return null
  const name = path.slice(SCHEMA_PATH.length)
  return name === 'meta-schema' ? META_SCHEMA : (productTypes.get(name)?.schema ?? null)
}

function linkTo(region: Region, name: string, schema: object): object {
  const resource = `https://${documentHost(region)}${SCHEMA_PATH}${name}`
  return {
    link: { resource, verb: 'GET' },
    checksum: createHash('md5').update(JSON.stringify(schema)).digest('hex'),
  }
}

const isIn = (type: ProductType, marketplaceIds: readonly string[]): boolean =>
  marketplaceIds.every((id) => type.marketplaceIds.includes(id))

const isMeantBy = ({ name, displayName }: ProductType, word: string): boolean =>
  [...name.toLowerCase().split('_'), ...displayName.toLowerCase().split(' '), name.toLowerCase()].includes(word)
