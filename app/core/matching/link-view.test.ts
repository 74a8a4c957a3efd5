import { describe, expect, it } from 'vitest'
import { suggestPairs, type LinkedVariant, type StoreChoice } from './link-view.ts'

function aVariant(id: string, sku: string, ...values: string[]): LinkedVariant {
  return { id, title: values.join(' / '), sku, optionValues: options('Color', values) }
}

function aChoice(remoteId: string, sku: string, ...values: string[]): StoreChoice {
  return { remoteId, title: values.join(', '), sku, optionValues: options('Colour', values) }
}

function options(name: string, values: readonly string[]) {
  return Object.fromEntries(values.map((value, index) => [`${name} ${index}`, value]))
}

type Scene = [variants: LinkedVariant[], choices: StoreChoice[], linked: Record<string, string>]

describe('a variant is suggested to be', () => {
  it.each<[string, Scene, Record<string, string>]>([
    ['what has its SKU', [[aVariant('a', 'X')], [aChoice('1', 'Y'), aChoice('2', ' x ')], {}], { a: 'sku 2' }],
    [
      'what has its option values, in any order and case',
      [
        [aVariant('a', '', 'Red', 'S'), aVariant('b', '', 'Red', 'L')],
        [aChoice('1', '', 'l', 'red'), aChoice('2', '', 's', 'red')],
        {},
      ],
      { a: 'options 2', b: 'options 1' },
    ],
    [
      'what it is linked to, whatever the SKUs say',
      [[aVariant('a', 'X'), aVariant('b', 'Y')], [aChoice('1', 'X'), aChoice('2', 'Y')], { a: '2' }],
      { a: 'linked 2' },
    ],
    [
      'by SKU before another takes it by its options',
      [[aVariant('a', '', 'Red'), aVariant('b', 'X', 'Blue')], [aChoice('1', 'X', 'Red')], {}],
      { b: 'sku 1' },
    ],
    ['the only one', [[aVariant('a', '')], [aChoice('1', '')], {}], { a: 'only 1' }],
    [
      'nothing, where the store has no such thing',
      [[aVariant('a', 'X', 'Red')], [aChoice('1', 'Y', 'Blue'), aChoice('2', '')], {}],
      {},
    ],
    [
      'nothing, because of options that neither has',
      [[aVariant('a', ''), aVariant('b', '')], [aChoice('1', ''), aChoice('2', '')], {}],
      {},
    ],
  ])('%s', (_what, [variants, choices, linked], expected) => {
    const suggestions = suggestPairs(variants, choices, new Map(Object.entries(linked)))
    const told = Object.entries(suggestions).map(([id, { because, remoteId }]) => [id, `${because} ${remoteId}`])
    expect(Object.fromEntries(told)).toEqual(expected)
  })
})
