import path from 'node:path'
import { PALETTE } from '../../sandbox/pictures/colours.ts'
import type { ProductSeed } from '../../sandbox/shopify/seed.ts'

const tokensOf = (file: string) =>
  path
    .parse(file)
    .name.toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/**
 * A shop for pictures that come without one: a product per first word of the names (`mh01-gray_main.jpg` is of `MH01`),
 * with a variant per colour that the names of its pictures mention.
 */
export function productsFromNames(files: readonly string[]): ProductSeed[] {
  const groups = Map.groupBy(files, (file) => tokensOf(file)[0] ?? 'picture')
  return [...groups].map(([word, members]) => buildProduct(word, members.flatMap(tokensOf)))
}

function buildProduct(word: string, tokens: readonly string[]): ProductSeed {
  const sku = word.toUpperCase()
  const colours = [...new Set(tokens.filter((token) => token === 'gray' || token in PALETTE))].map(capitalised)
  const price = '49.00'
  return {
    title: sku,
    handle: word,
    options: colours.length > 0 ? [{ name: 'Color', values: colours }] : [],
    variants:
      colours.length > 0
        ? colours.map((Color) => ({ sku: `${sku}-${Color.toUpperCase()}`, price, optionValues: { Color } }))
        : [{ sku, price, optionValues: {} }],
    media: [],
  }
}
