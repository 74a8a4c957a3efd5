import { findAngleWord } from './angle-words.ts'
import { findColourWord } from './colour-words.ts'
import type { MappableVariant } from './mapping.ts'
import { fileNameTokens, indexOfTokens, nameTokens, stem } from './name-tokens.ts'
import { type IndexedProduct, isInformative, type ProductIndex } from './product-index.ts'
import type { ProposableAsset } from './proposal.ts'

/** Why an asset seems to show a product. `strength` 0 to 1. */
export interface ProductEvidence {
  readonly entry: IndexedProduct
  readonly strength: number
  /** The variant whose whole SKU is named. */
  readonly variant: MappableVariant | null
  readonly reason: string
}

/**
 * The product that an asset's names point to, with the strength of the best evidence: whole SKU, style code, stored product
 * name, words of the title. Null when nothing does, or when two products fit equally well.
 */
export function findProductEvidence(asset: ProposableAsset, index: ProductIndex): ProductEvidence | null {
  const names = namesOf(asset)
  // Colours and sizes stand in the SKUs of nearly every product; they cannot single one out.
  const telling = names.tokens.filter((token) => token.length > 1 && findColourWord(token) === null)
  const candidates = new Set(telling.flatMap((token) => index.withWord(stem(token))))
  const ranked = [...candidates]
    .map((entry) => evidenceFor(entry, names, index))
    .filter((evidence) => evidence !== null)
    .sort((a, b) => b.strength - a.strength)
  const [best, second] = ranked
  if (!best || (second && best.strength - second.strength < 0.02)) return null
  return best
}

interface Names {
  readonly file: readonly string[]
  readonly productName: readonly string[]
  readonly sku: readonly string[]
  readonly tokens: readonly string[]
}

function namesOf(asset: ProposableAsset): Names {
  const file = fileNameTokens(asset.fileName)
  const productName = nameTokens(asset.attributes.productName ?? '')
  const sku = nameTokens(asset.attributes.sku ?? '')
  return { file, productName, sku, tokens: [...file, ...productName, ...sku] }
}

function evidenceFor(entry: IndexedProduct, names: Names, index: ProductIndex): ProductEvidence | null {
  return (
    skuEvidence(entry, names) ??
    codeEvidence(entry, names) ??
    titleEvidence(entry, names.productName, index, 0.92, 'product name stored with the picture') ??
    titleEvidence(entry, names.file, index, 0.9, 'file name')
  )
}

function skuEvidence(entry: IndexedProduct, names: Names): ProductEvidence | null {
  // The longest SKU first: TEE-RED-XL also contains TEE-RED.
  const bySpecificity = [...entry.skus].sort((a, b) => b.tokens.length - a.tokens.length)
  for (const { variant, tokens } of bySpecificity) {
    if (tokens.length === 1 && !/\d/.test(tokens[0] ?? '')) continue
    if (indexOfTokens(names.sku, tokens) >= 0) {
      return { entry, strength: 0.99, variant, reason: `SKU ${variant.sku} is stored with the picture` }
    }
    if (indexOfTokens(names.file, tokens) >= 0) {
      return { entry, strength: 0.98, variant, reason: `The file name contains SKU ${variant.sku}` }
    }
  }
  return null
}

function codeEvidence(entry: IndexedProduct, names: Names): ProductEvidence | null {
  for (const code of entry.styleCodes) {
    if (!names.file.includes(code) && !names.sku.includes(code)) continue
    return {
      entry,
      strength: 0.95,
      variant: null,
      reason: `“${code.toUpperCase()}” is in the name and in all SKUs of this product`,
    }
  }
  return null
}

/** Words of the title found in a name, weighed by how rare they are, and lessened by words that the product cannot explain. */
function titleEvidence(
  entry: IndexedProduct,
  tokens: readonly string[],
  index: ProductIndex,
  ceiling: number,
  where: string,
): ProductEvidence | null {
  const stems = new Set(tokens.map(stem))
  const found = [...entry.words].filter((word) => stems.has(word))
  if (found.length === 0) return null
  const total = sumOfWeights([...entry.words], index)
  const coverage = sumOfWeights(found, index) / total
  const strength = ceiling * (0.45 + 0.55 * coverage) * explainedShare(entry, tokens)
  if (coverage < 0.34) return null
  return { entry, strength, variant: null, reason: titleReason(entry, found, where) }
}

function titleReason({ product, words }: IndexedProduct, found: readonly string[], where: string): string {
  if (found.length === words.size) return `The ${where} says “${product.title}”`
  return `The ${where} has “${found.join(' ')}” of “${product.title}”`
}

function explainedShare(entry: IndexedProduct, tokens: readonly string[]): number {
  const informative = tokens.filter((token) => isInformative(token) && findAngleWord(token) === null)
  if (informative.length === 0) return 1
  const values = new Set(entry.product.options.flatMap((option) => option.values.flatMap(nameTokens)))
  const explained = informative.filter(
    (token) => entry.words.has(stem(token)) || entry.skuWords.has(stem(token)) || values.has(token),
  )
  return 0.5 + 0.5 * (explained.length / informative.length)
}

function sumOfWeights(words: readonly string[], index: ProductIndex): number {
  return words.reduce((sum, word) => sum + index.weight(word), 0)
}
