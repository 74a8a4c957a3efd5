import { gtinKey } from './gtin-key.ts'
import { skuKey } from './sku-key.ts'

/** By what a variant is found in a store, the surest first. A later way never overrides what an earlier one found. */
export const matchWays = ['sku', 'gtin'] as const

export type MatchWay = (typeof matchWays)[number]

/** How a listing or a variant was found to be the merchant's: by a comparison, by hand, or by a file of links. */
const linkOrigins = [...matchWays, 'manual', 'csv'] as const

export type LinkOrigin = (typeof linkOrigins)[number]

/** What a variant is known by beyond one shop. */
interface Named {
  readonly sku: string
  readonly barcode: string
}

/** What is compared of a variant in this way; '' where it has nothing to compare. */
export function matchKey({ sku, barcode }: Named, way: MatchWay): string {
  return way === 'sku' ? skuKey(sku) : gtinKey(barcode)
}

/** The origin as stored; what was read from the account itself counts as chosen. */
export function toLinkOrigin(stored: string): LinkOrigin {
  return linkOrigins.find((known) => known === stored) ?? 'manual'
}
