import type { ListingsRequest } from '../../../core/channel/connector.ts'

/**
 * A merchant's words in Shopify's search syntax. Each word must occur at the start of a word of title, SKU or handle; what
 * has a meaning in the syntax is quoted away, so that a typed `OR` or `status:` finds text.
 */
export function searchQuery({ query = '', status }: ListingsRequest): string | null {
  const words = query.split(/\s+/).map(toTerm).filter(Boolean)
  const filters = [
    ...words.map((word) => `(title:${word}* OR sku:${word}* OR handle:${word}*)`),
    ...(status ? [`status:${status}`] : []),
  ]
  return filters.length > 0 ? filters.join(' AND ') : null
}

/** What stands around words in titles that are pasted: “Little Bear”, Mug, 360°. No word of the search's index has it. */
const edges = /^[^\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+$/gu

/** Backslash escapes what Shopify's search reads as syntax: https://shopify.dev/docs/api/usage/search-syntax. */
function toTerm(word: string): string {
  return word.replaceAll(edges, '').replaceAll(/[\\:()'"*]/g, '\\$&')
}
