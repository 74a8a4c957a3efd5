import type { ProductSeed, ShopIdentity, ShopSeed } from '../shopify/seed.ts'
import { buildProduct } from './build-product.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'
import { DEMO_CATALOGUE } from './demo-catalogue.ts'
import { drawMerchantPictures } from './merchant-pictures.ts'
import { SECOND_CATALOGUE } from './second-catalogue.ts'

export const DEMO_SHOP: ShopIdentity = {
  domain: 'demo.myshopify.com',
  name: 'Northlight Goods',
  plan: 'standard',
  ianaTimezone: 'Europe/Berlin',
  currencyCode: 'EUR',
  primaryLocale: 'en',
}

const SECOND_SHOP: ShopIdentity = {
  domain: 'second.myshopify.com',
  name: 'Harbour & Pine',
  plan: 'standard',
  ianaTimezone: 'America/New_York',
  currencyCode: 'USD',
  primaryLocale: 'en',
}

/** The two shops of the sandbox with everything in them. Draws the merchants' own pictures on the first call ever. */
export async function buildShopSeeds(): Promise<ShopSeed[]> {
  return [
    { shop: DEMO_SHOP, products: await buildProducts(DEMO_CATALOGUE) },
    { shop: SECOND_SHOP, products: await buildProducts(SECOND_CATALOGUE) },
  ]
}

async function buildProducts(catalogue: readonly CatalogueEntry[]): Promise<ProductSeed[]> {
  const products: ProductSeed[] = []
  for (const entry of catalogue) products.push(buildProduct(entry, await drawMerchantPictures(entry)))
  return products
}
