import type { MappingEntry } from '../mapping/mapping.ts'
import type { PlannableVariant } from './plan-input.ts'
import type { MappedPicture } from './mapped-picture.ts'

/** What is mapped to one variant in particular. */
export interface VariantViews {
  /** Its own picture. */
  readonly picture: MappedPicture | undefined
  /** The others, in mapped order. */
  readonly further: readonly MappedPicture[]
}

/**
 * The pictures of a variant. Its own is the most specific one (mapped to the variant before mapped to its option value), among
 * those a main picture, among those the first by position.
 */
export function viewsOf(variant: PlannableVariant, pictures: readonly MappedPicture[]): VariantViews {
  const candidates = pictures
    .filter(({ media }) => media.kind === 'image')
    .flatMap((picture) => picture.entries.map((entry) => ({ picture, entry, rank: specificity(entry, variant) })))
    .filter(({ rank }) => rank > 0)
  const [best] = candidates.toSorted(byPrecedence)
  const further = new Set(candidates.map(({ picture }) => picture))
  if (best) further.delete(best.picture)
  return { picture: best?.picture, further: [...further] }
}

interface Ranked {
  readonly entry: MappingEntry
  readonly rank: number
}

export function byPrecedence(a: Ranked, b: Ranked): number {
  return (
    b.rank - a.rank ||
    Number(b.entry.role === 'hero') - Number(a.entry.role === 'hero') ||
    a.entry.position - b.entry.position
  )
}

/** 0: not for this variant in particular. */
export function specificity({ target }: MappingEntry, variant: Omit<PlannableVariant, 'remoteId'>): number {
  if (target.kind === 'variant') return target.variantId === variant.id ? 2 : 0
  if (target.kind === 'option') return variant.optionValues[target.optionName] === target.optionValue ? 1 : 0
  return 0
}
