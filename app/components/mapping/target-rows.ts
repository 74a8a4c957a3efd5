import type { MappableProduct, MappingTarget } from '../../core/mapping/mapping.ts'

/** A row of the grid; rows of single variants stand below the row of their value. */
export interface TargetRow {
  readonly target: MappingTarget
  readonly variantCount: number
  readonly sku: string
  readonly children: readonly TargetRow[]
}

/** The product itself, then each value of the chosen option with its variants; a product with one variant has one row. */
export function targetRows(product: MappableProduct, groupBy: string | null): TargetRow[] {
  const whole: TargetRow = { target: { kind: 'product' }, variantCount: product.variants.length, sku: '', children: [] }
  if (product.variants.length < 2) return [whole]
  const option = product.options.find(({ name }) => name === groupBy)
  if (!option) return [whole, ...product.variants.map(variantRow)]
  const groups = option.values.map((value): TargetRow => {
    const variants = product.variants.filter(({ optionValues }) => optionValues[option.name] === value)
    return {
      target: { kind: 'option', optionName: option.name, optionValue: value },
      variantCount: variants.length,
      sku: '',
      children: variants.map(variantRow),
    }
  })
  return [whole, ...groups.filter(({ variantCount }) => variantCount > 0)]
}

function variantRow({ id, sku }: MappableProduct['variants'][number]): TargetRow {
  return { target: { kind: 'variant', variantId: id }, variantCount: 1, sku, children: [] }
}
