import { expect, test } from 'vitest'
import { buildProduct } from './build-product.ts'
import { DEMO_CATALOGUE } from './demo-catalogue.ts'
import { buildSellerSeeds } from './sellers.ts'

const variants = DEMO_CATALOGUE.flatMap((entry) => buildProduct(entry, []).variants)
const skus = new Set(variants.map(({ sku }) => sku))
const barcodes = new Set(variants.flatMap(({ barcode }) => barcode ?? []))

test('the demo’s seller has listings of every kind that matching has to tell apart', async () => {
  const [northAmerica, europe] = await buildSellerSeeds()
  const listings = northAmerica?.listings ?? []
  expect(new Set(listings.map(({ sku }) => sku)).size).toBe(listings.length)
  expect(new Set(listings.map(({ asin }) => asin)).size).toBe(listings.length)
  for (const { asin } of listings) expect(asin).toMatch(/^B0[0-9A-Z]{8}$/)
  const sold = listings.filter(({ kind }) => kind !== 'parent')
  const count = (is: (listing: (typeof sold)[number]) => boolean) => sold.filter(is).length
  expect(listings.length - sold.length).toBeGreaterThan(5)
  expect(count(({ sku }) => skus.has(sku))).toBeGreaterThan(40)
  expect(count(({ sku, gtin = '' }) => !skus.has(sku) && barcodes.has(gtin))).toBeGreaterThan(5)
  expect(count(({ sku, gtin }) => skus.has(sku) && gtin === undefined)).toBeGreaterThan(1)
  expect(count(({ sku, gtin = '' }) => !skus.has(sku) && !barcodes.has(gtin))).toBe(2)
  expect(europe?.region).toBe('eu')
})
