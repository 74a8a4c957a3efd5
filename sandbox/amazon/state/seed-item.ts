import sharp from 'sharp'
import { putPicture } from '../images/publish.ts'
import type { ListingSeed } from '../seed.ts'
import type { CatalogItem } from './model.ts'
import type { World } from './world.ts'

/** What the catalogue knows of an ASIN that the seller offers, in the marketplaces where it does. */
export async function seedItem(
  world: World,
  seed: ListingSeed,
  marketplaceIds: readonly string[],
  all: readonly ListingSeed[],
): Promise<void> {
  const item = world.catalogue.get(seed.asin) ?? emptyItem(seed.asin)
  world.catalogue.set(seed.asin, item)
  for (const marketplaceId of marketplaceIds) {
    if (item.summaries.some((summary) => summary.marketplaceId === marketplaceId)) continue
    const { title, brand = 'Northwind', productType } = seed
    item.summaries.push({ marketplaceId, brand, itemName: title })
    item.identifiers.push({ marketplaceId, identifiers: identifiersOf(seed.gtin) })
    item.productTypes.push({ marketplaceId, productType })
    item.relationships.push({ marketplaceId, relationships: relationshipsOf(seed, all) })
    for (const image of seed.images ?? []) await seedImage(world, item, marketplaceId, image)
  }
}

export function emptyItem(asin: string): CatalogItem {
  return {
    ...{ asin, attributes: {}, classifications: [], dimensions: [], identifiers: [], images: [], productTypes: [] },
    ...{ relationships: [], salesRanks: [], summaries: [], vendorDetails: [], department: null, won: new Set() },
  }
}

/** An EAN of thirteen digits that begins with 0 is a UPC too; every one is a GTIN. */
function identifiersOf(gtin: string | undefined): { identifier: string; identifierType: string }[] {
  if (!gtin) return []
  return [
    { identifier: gtin, identifierType: 'EAN' },
    { identifier: gtin.padStart(14, '0'), identifierType: 'GTIN' },
    ...(gtin.startsWith('0') ? [{ identifier: gtin.slice(1), identifierType: 'UPC' }] : []),
  ]
}

function relationshipsOf({ sku, kind, parentSku, variationTheme }: ListingSeed, all: readonly ListingSeed[]): object[] {
  const asinOf = (wanted: string | undefined) => all.find((other) => other.sku === wanted)?.asin
  const theme = variationTheme && {
    variationTheme: { theme: variationTheme, attributes: variationTheme.toLowerCase().split('/') },
  }
  if (kind === 'parent') {
    const childAsins = all.filter((other) => other.parentSku === sku).map(({ asin }) => asin)
    return [{ type: 'VARIATION', childAsins, ...theme }]
  }
  const parentAsin = asinOf(parentSku)
  return parentAsin ? [{ type: 'VARIATION', parentAsins: [parentAsin], ...theme }] : []
}

async function seedImage(
  world: World,
  item: CatalogItem,
  marketplaceId: string,
  { variant, path }: { variant: string; path: string },
): Promise<void> {
  const { sha256, bytes } = await world.contents.adopt(path)
  const { width = 0, height = 0 } = await sharp(bytes).metadata()
  putPicture(world, item, marketplaceId, variant, { sha256, widthPx: width, heightPx: height })
}
