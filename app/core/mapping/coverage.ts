import type { MappableVariant, MappingEntry } from './mapping.ts'

/** How far a product's mapping is: accepted pictures, suggestions that wait, variants that will show a picture of their own. */
export interface MappingCoverage {
  readonly accepted: number
  readonly proposed: number
  readonly variants: number
  readonly variantsCovered: number
}

export function mappingCoverage(
  entries: readonly MappingEntry[],
  variants: readonly MappableVariant[],
): MappingCoverage {
  const accepted = entries.filter((entry) => entry.accepted)
  const covered = variants.filter((variant) => accepted.some((entry) => covers(entry, variant)))
  return {
    accepted: accepted.length,
    proposed: entries.length - accepted.length,
    variants: variants.length,
    variantsCovered: covered.length,
  }
}

/** Whether an entry gives the variant its picture. With a single variant every picture of the product does. */
function covers({ target, role }: MappingEntry, variant: MappableVariant): boolean {
  if (role === 'swatch' || role === 'video') return false
  if (target.kind === 'variant') return target.variantId === variant.id
  if (target.kind === 'option') return variant.optionValues[target.optionName] === target.optionValue
  return false
}
