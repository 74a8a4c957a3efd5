import { expect, test } from 'vitest'
import { gtinKey } from './gtin-key.ts'

test.each([
  ['036000291452', '00036000291452'],
  ['0036000291452', '00036000291452'],
  ['00036000291452', '00036000291452'],
  ['4006381333931', '04006381333931'],
  ['10036000291459', '10036000291459'],
  ['96385074', '00000096385074'],
  [' 4 006381-333931 ', '04006381333931'],
  ['４００６３８１３３３９３１', '04006381333931'],
])('reads %j as the article %s', (barcode, key) => {
  expect(gtinKey(barcode)).toBe(key)
})

test.each([
  ['', 'nothing'],
  ['036000291453', 'a wrong check digit'],
  ['MUG-1', 'no digits'],
  ['12345', 'too few digits'],
  ['100360002914591', 'too many digits'],
  ['00000000000000', 'zeros alone'],
  ['2012345678903', 'a number of the shop itself'],
  ['412345678903', 'a UPC-A of the shop itself'],
  ['212345678992', 'a UPC-A by weight'],
])('compares nothing by %j: %s', (barcode) => {
  expect(gtinKey(barcode)).toBe('')
})

test('keeps a case of twelve apart from one of its articles', () => {
  expect(gtinKey('10036000291459')).not.toBe(gtinKey('036000291452'))
})
