import { describe, expect, it } from 'vitest'
import { skuKey } from './sku-key.ts'

describe('two SKUs are the same', () => {
  it.each([
    ['as they are', 'NL-TEE-RED-S', 'NL-TEE-RED-S'],
    ['in another case', 'nl-tee-Red-s', 'NL-TEE-RED-S'],
    ['with spaces around', '  NL-1 ', 'NL-1'],
    ['with a tab and a line break from a spreadsheet', 'NL-1\t\r\n', 'NL-1'],
    ['with a no-break space', '\u00a0NL-1', 'NL-1'],
    ['with a byte order mark', '\ufeffNL-1', 'NL-1'],
    ['with a zero-width space', 'NL-1\u200b', 'NL-1'],
    ['with an umlaut written in two ways', 'GRU\u0308N', 'GR\u00dcN'],
    ['in Greek capitals', 'ΑΒΓ-1', 'αβγ-1'],
    ['in a script without case', '黒-マグ', '黒-マグ'],
  ])('%s', (_how, one, other) => {
    expect(skuKey(one)).toBe(skuKey(other))
  })
})

describe('two SKUs are not the same', () => {
  it.each([
    ['with another separator', 'NL-1', 'NL_1'],
    ['without the separator', 'NL-1', 'NL1'],
    ['with a space inside', 'NL 1', 'NL1'],
    ['with leading zeros', '007', '7'],
    ['where one begins like the other', 'NL-1', 'NL-10'],
    ['with a letter instead of a digit', 'O1', '01'],
    ['with an accent', 'CAFE', 'CAFÉ'],
    ['with another kind of dash', 'NL-1', 'NL–1'],
  ])('%s', (_how, one, other) => {
    expect(skuKey(one)).not.toBe(skuKey(other))
  })
})

it.each(['', ' ', '\u00a0\t', '\u200b'])('%j is no SKU', (sku) => {
  expect(skuKey(sku)).toBe('')
})
