import { notOk, ok, type Result } from '../result.ts'
import { skuKey } from './sku-key.ts'

/** How a line of a file names a variant of the merchant's: by its id, else by its SKU. */
export interface VariantName {
  /** '' for none. */
  readonly variantId: string
  readonly sku: string
}

/** `no_variant`: names none; `ambiguous_sku`: several variants have it. */
export interface NotFound {
  readonly problem: 'no_variant' | 'unknown_variant' | 'ambiguous_sku'
  /** What the line says. */
  readonly value: string
}

/** Finds the variants that lines name among these. */
export function variantFinder<Variant extends { readonly id: string; readonly sku: string }>(
  variants: readonly Variant[],
): (name: VariantName) => Result<Variant, NotFound> {
  const byId = new Map(variants.map((variant) => [variant.id, variant]))
  const bySku = Map.groupBy(variants, ({ sku }) => skuKey(sku))
  return ({ variantId, sku }) => {
    if (!variantId && !skuKey(sku)) return notOk({ problem: 'no_variant', value: '' })
    const named = variantId ? [byId.get(variantId.toLowerCase())] : bySku.get(skuKey(sku))
    const [variant, another] = named ?? []
    if (another) return notOk({ problem: 'ambiguous_sku', value: sku })
    return variant ? ok(variant) : notOk({ problem: 'unknown_variant', value: variantId || sku })
  }
}
