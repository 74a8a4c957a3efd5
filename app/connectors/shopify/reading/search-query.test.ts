import { expect, it } from 'vitest'
import { searchQuery } from './search-query.ts'

const any = (word: string) => `(title:${word}* OR sku:${word}* OR handle:${word}*)`

it.each([
  ['nothing', {}, null],
  ['words', { query: ' red  mug ' }, `${any('red')} AND ${any('mug')}`],
  ['a status', { status: 'draft' as const }, 'status:draft'],
  ['syntax as text', { query: 'a:b "x' }, `${any('a\\:b')} AND ${any('x')}`],
  ['a pasted title', { query: '-Mug, “Bear” & 360° -' }, ['Mug', 'Bear', '360'].map(any).join(' AND ')],
  ['a SKU', { query: 'MUG-1', status: 'active' as const }, `${any('MUG-1')} AND status:active`],
])('asks Shopify for %s', (_name, request, expected) => {
  expect(searchQuery({ limit: 10, ...request })).toBe(expected)
})
