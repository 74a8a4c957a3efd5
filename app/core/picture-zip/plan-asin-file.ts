import { variantFinder, type NotFound, type VariantName } from '../matching/variant-finder.ts'
import { readAsin } from './asin.ts'

/** One line of a file that says which page of Amazon's catalogue a variant of the merchant's is on. */
export interface AsinFileRow extends VariantName {
  /** As spreadsheets count; the header is line 1. */
  readonly line: number
  /** '' changes nothing. */
  readonly asin: string
}

/** Why a line cannot be followed. `bad_asin`: it is none; `contradiction`: another line gives the variant another one. */
export interface AsinFileError {
  readonly line: number
  readonly problem: Exclude<NotFound['problem'], 'unknown_variant'> | 'bad_asin' | 'contradiction'
  readonly value: string
}

export interface AsinFilePlan {
  /** By variant. */
  readonly asins: ReadonlyMap<string, string>
  /** Lines about what the shop does not sell: reports of Amazon list the whole account. */
  readonly unknown: number
  readonly errors: readonly AsinFileError[]
}

/** What became of a file of ASINs. */
export interface TakenAsinFile {
  /** Variants that have another ASIN now. */
  readonly saved: number
  /** See `AsinFilePlan`. */
  readonly unknown: number
  readonly errorCount: number
  /** The first of them. */
  readonly errors: readonly AsinFileError[]
}

/** What a file of ASINs says about these variants. Where lines contradict each other, none of them counts. Pure. */
export function planAsinFile(
  rows: readonly AsinFileRow[],
  variants: readonly { readonly id: string; readonly sku: string }[],
): AsinFilePlan {
  const find = variantFinder(variants)
  const errors: AsinFileError[] = []
  const said = new Map<string, { readonly line: number; readonly asin: string }[]>()
  let unknown = 0
  for (const row of rows) {
    const { line } = row
    const [asin, found] = [readAsin(row.asin), find(row)]
    if (asin === '') continue
    if (!found.ok) {
      const { problem, value } = found.issue
      if (problem === 'unknown_variant') unknown += 1
      else errors.push({ line, problem, value })
    } else if (asin === null) errors.push({ line, problem: 'bad_asin', value: row.asin })
    else said.set(found.value.id, [...(said.get(found.value.id) ?? []), { line, asin }])
  }
  const asins = new Map<string, string>()
  for (const [id, lines] of said) {
    const [asin, another] = new Set(lines.map((each) => each.asin))
    if (asin && !another) asins.set(id, asin)
    else errors.push(...lines.map((each) => ({ line: each.line, problem: 'contradiction' as const, value: each.asin })))
  }
  return { asins, unknown, errors: errors.sort((a, b) => a.line - b.line) }
}
