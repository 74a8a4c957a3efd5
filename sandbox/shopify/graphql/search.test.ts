import { expect, test } from 'vitest'
import { matcherFor } from './search.ts'

const shirt = {
  fields: {
    id: [42],
    title: ['Linen Shirt'],
    status: ['ACTIVE'],
    sku: ['LIN-RED-M', 'LIN-BLUE-M'],
    tag: ['summer'],
    created_at: ['2026-05-01T00:00:00Z'],
    filename: ['exp_01J9_3.jpg'],
  },
  text: ['Linen Shirt', 'LIN-RED-M'],
}

test.each([
  ['', true],
  ['linen', true],
  ['linen shirt', true],
  ['linen trousers', false],
  ['title:"Linen Shirt"', true],
  ["title:'linen shirt'", true],
  ['title:linen', true],
  ['title:lin*', true],
  ['sku:LIN-BLUE-M', true],
  ['sku:LIN-GREEN-M', false],
  ['sku:LIN\\-BLUE*', true],
  ['title:\\(linen\\)', false],
  ['status:active AND tag:summer', true],
  ['status:draft OR tag:summer', true],
  ['-status:active', false],
  ['NOT status:draft', true],
  ['(status:draft OR status:active) linen', true],
  ['id:1,42', true],
  ['id:gid://shopify/Product/42', true],
  ['created_at:>=2026-05-01', true],
  ['created_at:<2026-05-01', false],
  ["filename:'exp_01J9_3*'", true],
  ['unknown_field:x', false],
])('%s', (query, expected) => {
  expect(matcherFor(query)(shirt)).toBe(expected)
})
