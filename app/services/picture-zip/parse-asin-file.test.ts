import { expect, it } from 'vitest'
import { AppError } from '../../core/errors.ts'
import { parseAsinFile } from './parse-asin-file.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

it.each([
  ['Mediaport’s own', 'variant_id,product,variant,sku,barcode,asin\n,Mug,Red,MUG-RED,,B000000001\n'],
  ['an Inventory Report', 'Marketplace ID,SKU,ASIN,Ineligibility Reason\nFR,MUG-RED,B000000001,\n'],
  ['an Active Listings Report', 'item-name\tseller-sku\tasin1\nPlate, 12" wide\tMUG-RED\tB000000001\n'],
  ['a file of links', 'sku,seller_sku,asin\nMUG-RED,AMZ-1,B000000001\n'],
])('a file of ASINs is read: %s', (_what, text) => {
  expect(parseAsinFile(bytes(text))).toEqual([{ line: 2, variantId: '', sku: 'MUG-RED', asin: 'B000000001' }])
})

it.each(['sku,price\nA,1\n', 'product,asin\nA,B000000001\n', ''])('is refused without its columns: %j', (text) => {
  expect(() => parseAsinFile(bytes(text))).toThrow(AppError)
})
