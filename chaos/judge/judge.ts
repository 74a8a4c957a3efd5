import { isDeepStrictEqual } from 'node:util'
import type { AppFile, PlatformView, ProductView } from './platform-view.ts'
import type { Verdict } from './verdict.ts'

/** What must not be compared, because the experiment itself meant it to differ. */
export interface Exceptions {
  /** Products by title: what became of them is told by their items. */
  readonly products?: readonly string[]
  /** The status that others gave a product meanwhile, by title; all else of it is compared. */
  readonly statuses?: Readonly<Record<string, string>>
  /** Files may be left that no product shows, as long as the ledger knows them: their product is gone or refuses them. */
  readonly unusedFiles?: boolean
  /** A request took effect behind everything else: what a store fetched for it twice stays where files cannot be deleted. */
  readonly lateRequest?: boolean
}

/** Compares what is there with the undisturbed run. `ledger`: remote ids of the files that the app knows. */
export function judge(
  { products: shown, files, hasFile, keepsFiles = false }: PlatformView,
  reference: readonly ProductView[],
  ledger: readonly string[],
  { products: excepted = [], statuses = {}, unusedFiles = false, lateRequest = false }: Exceptions = {},
): Verdict {
  const wanted = reference
    .filter(({ title }) => !excepted.includes(title))
    .map((product) => ({ ...product, status: statuses[product.title] ?? product.status }))
  const known = new Set(ledger)
  const counted = lateRequest && keepsFiles ? [] : files
  const onProducts = shown.reduce((sum, { media }) => sum + repeated(media.map(({ sha256 }) => sha256)), 0)
  return {
    duplicates: onProducts + repeated(counted.map(({ sha256 }) => sha256)),
    lost: wanted.reduce((sum, product) => sum + missing(product, shown), 0),
    orphans:
      counted.filter((file) => isOrphan(file, known, unusedFiles)).length + ledger.filter((id) => !hasFile(id)).length,
    problems: wanted.flatMap((product) => differences(product, shown)),
  }
}

function repeated(names: readonly string[]): number {
  return names.length - new Set(names).size
}

function missing({ title, media }: ProductView, shown: readonly ProductView[]): number {
  const there = new Set(find(shown, title)?.media.map(({ sha256 }) => sha256))
  return media.filter(({ sha256 }) => !there.has(sha256)).length
}

function isOrphan({ id, isShown }: AppFile, known: ReadonlySet<string>, unusedFiles: boolean): boolean {
  return !known.has(id) || (!isShown && !unusedFiles)
}

function differences(wanted: ProductView, shown: readonly ProductView[]): string[] {
  const product = find(shown, wanted.title)
  if (!product) return [`${wanted.title} is gone`]
  const parts = ['media', 'variants', 'status'] as const
  const different = parts.filter((part) => !isDeepStrictEqual(product[part], wanted[part]))
  return different.map(
    (part) => `${wanted.title}: other ${part}, ${brief(product[part])} instead of ${brief(wanted[part])}`,
  )
}

const find = (products: readonly ProductView[], title: string) => products.find((product) => product.title === title)

/** Hashes are told apart by their first characters. */
const brief = (part: unknown) => JSON.stringify(part).replace(/[0-9a-f]{64}/g, (hash) => hash.slice(0, 6))
