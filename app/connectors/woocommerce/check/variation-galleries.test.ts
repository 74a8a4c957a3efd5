import { expect, it } from 'vitest'
import { showsVariationGalleries } from './variation-galleries.ts'

const on = ['analytics', 'variation_gallery']
const off = ['analytics']

it.each([
  ['the store has no field for them', { field: false, version: '11.0.1', enabledFeatures: on }, false],
  ['all stores of this version have them', { field: true, version: '11.1.0', enabledFeatures: off }, true],
  ['the version says so and nothing else is told', { field: 'unknown', version: '12.0', enabledFeatures: null }, true],
  ['the list of features is not told', { field: true, version: '11.0.1', enabledFeatures: null }, 'unknown'],
  ['the feature is on', { field: true, version: '11.0.1', enabledFeatures: on }, true],
  ['the feature is on and the field is not told', { field: 'unknown', version: null, enabledFeatures: on }, true],
  ['the feature is off', { field: true, version: '11.0.1', enabledFeatures: off }, 'switched_off'],
  ['neither field nor feature is told', { field: 'unknown', version: '11.0.1', enabledFeatures: off }, 'unknown'],
] as const)('galleries of variations where %s: %o → %s', (_name, told, expected) => {
  expect(showsVariationGalleries(told)).toBe(expected)
})
