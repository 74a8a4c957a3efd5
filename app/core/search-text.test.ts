import { expect, it } from 'vitest'
import { searchTextSchema } from './search-text.ts'

it.each([
  ['nothing', undefined, ''],
  ['spaces around it', '  red mug ', 'red mug'],
  ['more than anybody types', 'x'.repeat(5000), 'x'.repeat(200)],
  ['a character of two halves at its end', `${'x'.repeat(199)}😀y`, `${'x'.repeat(199)}😀`],
])('reads %s', (_what, given, text) => {
  expect(searchTextSchema.parse(given)).toBe(text)
})
