import { expect, it } from 'vitest'
import { hasNul } from './nul-text.ts'

it.each([
  ['a\0b', true],
  [{ products: [{ sku: '\0' }] }, true],
  [{ 'a\0': 1 }, true],
  ['', false],
  ['\\u0000', false],
  [[null, 0, true, undefined, { sku: 'A' }], false],
])('%j has the character that no database keeps: %s', (value, expected) => {
  expect(hasNul(value)).toBe(expected)
})
