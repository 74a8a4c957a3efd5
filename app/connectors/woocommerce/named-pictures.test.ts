import { expect, it } from 'vitest'
import { isKeptInMeta } from './named-pictures.ts'

const picture = { id: '12', source_url: 'https://shop.example/wp-content/uploads/2026/11/mug-ab12-scaled.jpg' }

it.each([
  ['a list in a text', { key: '_wc_additional_variation_images', value: '11,12' }, true],
  ['a list of numbers', { key: 'rtwpvg_images', value: [11, 12] }, true],
  ['another picture', { key: 'rtwpvg_images', value: [112, 120] }, false],
  ['a number of something else', { key: '_items_sold', value: 12 }, false],
  [
    'an address in what a page builder made',
    { key: '_builder', value: { url: '/2026/11/mug-ab12-300x300.jpg' } },
    true,
  ],
  ['nothing', { key: '_thumbs', value: null }, false],
])('a picture that a plugin keeps as %s: %o → %s', (_name, entry, expected) => {
  expect(isKeptInMeta([entry], picture)).toBe(expected)
})
