import { findMarketplace } from '../marketplaces.ts'
import { SLOTS } from '../listings/slots.ts'
import type { ListingSeed } from '../seed.ts'
import type { Attributes, ListingRelationships, ListingSummary } from './model.ts'
import type { Seller } from './seller.ts'
import type { World } from './world.ts'

/** The seller’s offer of an ASIN under a SKU; a parent has none, and is there for its children alone. */
export function seedListing(
  world: World,
  seller: Seller,
  seed: ListingSeed,
  marketplaceIds: readonly string[],
  all: readonly ListingSeed[],
): void {
  const { sku, productType, kind } = seed
  const attributes = attributesOf(seed, marketplaceIds)
  const isOffered = kind !== 'parent'
  seller.listings.set(sku, {
    ...{ sku, attributes, echo: attributes, issues: [], procurement: [] },
    summaries: marketplaceIds.map((marketplaceId) => summaryOf(world, seed, marketplaceId)),
    offers: isOffered ? marketplaceIds.map((marketplaceId) => offerOf(seed, marketplaceId)) : [],
    fulfillmentAvailability: isOffered ? [{ fulfillmentChannelCode: 'DEFAULT', quantity: 25 }] : [],
    relationships: marketplaceIds.map((marketplaceId) => relationshipsOf(seed, marketplaceId, all)),
    productTypes: marketplaceIds.map((marketplaceId) => ({ marketplaceId, productType })),
  })
}

function summaryOf(
  world: World,
  { asin, title, productType, kind }: ListingSeed,
  marketplaceId: string,
): ListingSummary {
  const now = world.iso()
  const main = world.catalogue
    .get(asin)
    ?.images.find((entry) => entry.marketplaceId === marketplaceId)
    ?.images.findLast(({ variant }) => variant === 'MAIN')
  return {
    ...{ marketplaceId, asin, productType, itemName: title, createdDate: now, lastUpdatedDate: now },
    ...(kind !== 'parent' && { conditionType: 'new_new' }),
    status: kind === 'parent' ? [] : ['BUYABLE', 'DISCOVERABLE'],
    ...(main && { mainImage: { link: main.link, height: main.height, width: main.width } }),
  }
}

function offerOf({ price = '20.00' }: ListingSeed, marketplaceId: string) {
  const currencyCode = findMarketplace(marketplaceId)?.defaultCurrencyCode ?? 'USD'
  return { marketplaceId, offerType: 'B2C', price: { currencyCode, amount: price } }
}

function relationshipsOf(
  { sku, kind, parentSku, variationTheme }: ListingSeed,
  marketplaceId: string,
  all: readonly ListingSeed[],
): ListingRelationships {
  const theme = variationTheme && {
    variationTheme: { theme: variationTheme, attributes: variationTheme.toLowerCase().split('/') },
  }
  const childSkus = all.filter((other) => other.parentSku === sku).map((other) => other.sku)
  if (kind === 'parent') return { marketplaceId, relationships: [{ type: 'VARIATION', childSkus, ...theme }] }
  const own = parentSku ? [{ type: 'VARIATION', parentSkus: [parentSku], ...theme }] : []
  return { marketplaceId, relationships: own }
}

/** The seller’s own words and, where the pictures are its own, addresses that it once submitted. */
function attributesOf(seed: ListingSeed, marketplaceIds: readonly string[]): Attributes {
  const { title, brand = 'Northwind', kind, variation = {}, images = [], contributed = true } = seed
  const each = (members: object) => marketplaceIds.map((marketplace_id) => ({ ...members, marketplace_id }))
  const slots = Object.entries(SLOTS).flatMap(([attribute, variant]) => {
    const image = contributed ? images.find((candidate) => candidate.variant === variant) : undefined
    return image ? [[attribute, each({ media_location: formerAddress(seed, variant) })]] : []
  })
  return Object.fromEntries([
    ['item_name', each({ value: title })],
    ['brand', each({ value: brand })],
    ...(kind === 'parent' ? [] : [['condition_type', each({ value: 'new_new' })]]),
    ...(kind ? [['parentage_level', each({ value: kind })]] : []),
    ...Object.entries(variation).map(([name, value]) => [name, each({ value })]),
    ...slots,
  ]) as Attributes
}

/** Long gone: what was there is known from the catalogue only. */
const formerAddress = ({ sku }: ListingSeed, variant: string): string =>
  `https://images.northwind.example/2024/${encodeURIComponent(sku)}.${variant}.jpg`
