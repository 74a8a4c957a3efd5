import { randomUUID } from 'node:crypto'
import type { ProductSeed } from '../../sandbox/shopify/seed.ts'
import { startShopifySandbox, type ShopifySandbox } from '../../sandbox/shopify/server.ts'
import { seedShop } from '../../sandbox/shopify/state/seeding.ts'
import type { Shop } from '../../sandbox/shopify/state/shop.ts'
import { apiKey, apiSecret } from '../../tests/support/app-environment.ts'
import type { ExportOrder } from './export-figures.ts'

export const colourOf = (index: number) => `Colour ${index + 1}`

/** A shop of products without pictures, one variant per picture that is to come. */
export async function openBenchShop(order: ExportOrder): Promise<{ sandbox: ShopifySandbox; shop: Shop }> {
  const sandbox = await startShopifySandbox({ apiKey, apiSecret })
  const domain = `bench-${randomUUID().slice(0, 8)}.myshopify.com`
  const identity = { ianaTimezone: 'UTC', currencyCode: 'EUR', primaryLocale: 'en', plan: order.plan }
  const products = Array.from({ length: order.products }, (_, index) => aProduct(index, order.imagesPerProduct))
  const shop = await seedShop(sandbox.world, { shop: { domain, name: 'Bench', ...identity }, products })
  return { sandbox, shop }
}

function aProduct(index: number, colours: number): ProductSeed {
  const values = Array.from({ length: colours }, (_, colour) => colourOf(colour))
  const variants = values.map((Color, at) => ({ sku: `B${index}-${at}`, price: '9.00', optionValues: { Color } }))
  return { title: `Product ${index}`, options: [{ name: 'Color', values }], variants, media: [] }
}
