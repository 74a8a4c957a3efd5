import { colourOfTokens, findColourWord } from './colour-words.ts'
import type { MappableProduct, MappableVariant } from './mapping.ts'
import { nameTokens, stem } from './name-tokens.ts'

/** A product with its names split into tokens once, for matching with many file names. */
export interface IndexedProduct {
  readonly product: MappableProduct
  /** Stems of title and handle. */
  readonly words: ReadonlySet<string>
  /** Tokens with a digit that every SKU shares, such as `mh01`: the merchant's own style code. */
  readonly styleCodes: ReadonlySet<string>
  /** All tokens of the SKUs, values included. */
  readonly skuWords: ReadonlySet<string>
  readonly skus: readonly { readonly variant: MappableVariant; readonly tokens: readonly string[] }[]
  /** The option whose values look different in a picture; null where there is none to decide by. */
  readonly pictureOption: IndexedOption | null
}

export interface IndexedOption {
  readonly name: string
  readonly values: readonly { readonly value: string; readonly tokens: readonly string[] }[]
}

export interface ProductIndex {
  readonly products: readonly IndexedProduct[]
  /** How telling a word is: high for words of few titles. */
  readonly weight: (word: string) => number
  /** Products with this word in title, handle or style code. */
  readonly withWord: (word: string) => readonly IndexedProduct[]
}

const fillers = new Set(
  'the a an and of on for with in by to der die das und mit fur le la les et de du des el los y con'.split(' '),
)

const pictureOptionNames =
  /colou?r|farbe|couleur|kleur|cor\b|pattern|muster|motif|style|design|finish|material|print|flavou?r|scent/i

export function indexProducts(products: readonly MappableProduct[]): ProductIndex {
  const indexed = products.map(indexProduct)
  const byWord = new Map<string, IndexedProduct[]>()
  for (const entry of indexed) {
    for (const word of new Set([...entry.words, ...entry.skuWords]))
      byWord.set(word, [...(byWord.get(word) ?? []), entry])
  }
  const count = indexed.length
  return {
    products: indexed,
    weight: (word) => Math.log(1 + count / (byWord.get(word)?.length ?? 1)) + 0.1,
    withWord: (word) => byWord.get(word) ?? [],
  }
}

function indexProduct(product: MappableProduct): IndexedProduct {
  const skus = product.variants
    .filter((variant) => variant.sku.trim() !== '')
    .map((variant) => ({ variant, tokens: nameTokens(variant.sku) }))
  return {
    product,
    words: titleWords(product),
    styleCodes: sharedCodes(skus.map(({ tokens }) => tokens)),
    skuWords: new Set(skus.flatMap(({ tokens }) => tokens.map(stem))),
    skus,
    pictureOption: findPictureOption(product),
  }
}

function titleWords(product: MappableProduct): Set<string> {
  const words = [...nameTokens(product.title), ...nameTokens(product.handle)].filter((word) => !fillers.has(word))
  return new Set(words.map(stem))
}

function sharedCodes(skus: readonly (readonly string[])[]): Set<string> {
  const [first, ...others] = skus
  if (!first) return new Set()
  const shared = first.filter((token) => others.every((tokens) => tokens.includes(token)))
  return new Set(shared.filter((token) => token.length >= 3 && /\d/.test(token) && /\p{L}/u.test(token)))
}

/** A colour-like option by name, else one whose values are colours, else the only option with a choice. */
export function findPictureOption(product: MappableProduct): IndexedOption | null {
  const options = product.options
    .filter((option) => option.values.length > 0 && option.name !== 'Title')
    .map((option) => ({
      name: option.name,
      values: option.values.map((value) => ({ value, tokens: nameTokens(value) })),
    }))
  return (
    options.find((option) => pictureOptionNames.test(option.name)) ??
    options.find((option) => option.values.some(({ tokens }) => colourOfTokens(tokens) !== null)) ??
    (options.length === 1 ? (options[0] ?? null) : null)
  )
}

/** Words that say nothing about which product a picture shows. */
const noise = new Set(
  'img image photo picture dsc dscf pic final copy edit export web large small hires render generated product px'.split(
    ' ',
  ),
)

/** Whether a token of a file name should be explained by the product's names; colours, numbers and noise need not. */
export function isInformative(token: string): boolean {
  return token.length > 2 && !/^\d+(x\d+|px)?$/.test(token) && !noise.has(token) && findColourWord(token) === null
}
