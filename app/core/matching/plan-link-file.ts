import { listingDetailsSchema } from '../channel/listing-details.ts'
import type { RemoteListing } from '../channel/connector.ts'
import type { LinkChange, LinkFileError, LinkFileRow } from './link-file.ts'
import { isSoldByVariants } from './store-items.ts'
import { variantFinder } from './variant-finder.ts'

/** A variant of the merchant's, and the listings it is linked to on the account. */
export interface LinkableVariant {
  readonly id: string
  readonly productId: string
  readonly title: string
  readonly sku: string
  readonly linked: readonly string[]
}

export interface LinkFileSurroundings {
  /** All variants that the file names, and those that the listings it names are linked to. */
  readonly variants: readonly LinkableVariant[]
  /** What the account has of the listings that the file names and that are not linked as it says already, by SKU. */
  readonly listings: ReadonlyMap<string, RemoteListing>
}

export interface LinkFilePlan {
  readonly changes: readonly LinkChange[]
  readonly errors: readonly LinkFileError[]
  /** Lines that say what is so already, or nothing. */
  readonly unchanged: number
}

/** The lines about one variant. */
interface Wish {
  readonly variant: LinkableVariant
  readonly rows: readonly LinkFileRow[]
}

/**
 * What following a file of links changes. The lines that give a variant listings say all that it is linked to from then on: a
 * listing that the file replaces is unlinked; a variant of which no line says anything stays as it is. A variant with a line that
 * cannot be followed is left alone whole. Following the same file again changes nothing.
 */
export function planLinkFile(rows: readonly LinkFileRow[], around: LinkFileSurroundings): LinkFilePlan {
  const { wishes, errors } = readWishes(rows, around)
  errors.push(...wishes.flatMap((wish) => findFaults(wish, around)), ...findClaimedTwice(wishes))
  let sound = withoutFaults(wishes, errors)
  // What one variant keeps, because a line about it is wrong, another one cannot have.
  for (let taken = findTaken(sound, around); taken.length > 0; taken = findTaken(sound, around)) {
    errors.push(...taken)
    sound = withoutFaults(sound, taken)
  }
  const changes = sound.flatMap((wish) => changesOf(wish, around))
  const told = new Set([...errors, ...changes].map(({ line }) => line))
  return {
    changes: changes.sort((a, b) => a.line - b.line),
    errors: errors.sort((a, b) => a.line - b.line),
    unchanged: rows.filter(({ line }) => !told.has(line)).length,
  }
}

function readWishes(rows: readonly LinkFileRow[], { variants }: LinkFileSurroundings) {
  const find = variantFinder(variants)
  const errors: LinkFileError[] = []
  const wishes = new Map<string, { variant: LinkableVariant; rows: LinkFileRow[] }>()
  for (const row of rows) {
    const found = find(row)
    if (!found.ok) {
      errors.push({ line: row.line, ...found.issue, other: '' })
      continue
    }
    const variant = found.value
    const wish = wishes.get(variant.id) ?? { variant, rows: [] }
    wish.rows.push(row)
    wishes.set(variant.id, wish)
  }
  return { wishes: [...wishes.values()], errors }
}

const wantsListing = ({ sellerSku, action }: LinkFileRow) => sellerSku !== '' && action === ''

function wantedBy({ rows }: Wish): string[] {
  return [...new Set(rows.filter(wantsListing).map(({ sellerSku }) => sellerSku))]
}

/** What is wrong with the lines about one variant, whatever the others say. */
function findFaults(wish: Wish, { listings }: LinkFileSurroundings): LinkFileError[] {
  const wanted = wantedBy(wish)
  return wish.rows.flatMap(({ line, sellerSku, asin, action }): LinkFileError[] => {
    const fault = (problem: LinkFileError['problem'], value: string, other = '') => [{ line, problem, value, other }]
    if (action === 'unlink') {
      return wanted.includes(sellerSku) || (sellerSku === '' && wanted.length > 0)
        ? fault('contradiction', sellerSku)
        : []
    }
    if (sellerSku === '') return asin === '' ? [] : fault('needs_sku', asin)
    if (wish.variant.linked.includes(sellerSku)) return []
    const listing = listings.get(sellerSku)
    if (!listing) return fault(isSpoiled(sellerSku) ? 'spoiled_sku' : 'unknown_listing', sellerSku)
    if (isSoldByVariants(listing)) return fault('parent', sellerSku)
    const theirs = listingDetailsSchema.parse(listing.details ?? {}).asin ?? ''
    return asin !== '' && theirs !== '' && asin.toUpperCase() !== theirs ? fault('other_asin', asin, theirs) : []
  })
}

/** 1.23457E+12: what spreadsheets make of a long number. */
function isSpoiled(sku: string): boolean {
  return /^\d([.,]\d+)?E\+\d+$/i.test(sku)
}

/** A listing that lines give to several variants stays with the first. */
function findClaimedTwice(wishes: readonly Wish[]): LinkFileError[] {
  const claims = new Map<string, LinkableVariant>()
  const rows = wishes.flatMap(({ variant, rows: lines }) => lines.filter(wantsListing).map((row) => ({ row, variant })))
  return rows
    .sort((a, b) => a.row.line - b.row.line)
    .flatMap(({ row: { line, sellerSku }, variant }): LinkFileError[] => {
      const first = claims.get(sellerSku) ?? variant
      claims.set(sellerSku, first)
      return first.id === variant.id ? [] : [{ line, problem: 'twice', value: sellerSku, other: first.title }]
    })
}

function withoutFaults(wishes: readonly Wish[], errors: readonly LinkFileError[]): Wish[] {
  const wrong = new Set(errors.map(({ line }) => line))
  return wishes.filter(({ rows }) => !rows.some(({ line }) => wrong.has(line)))
}

/** Lines that ask for a listing which a variant keeps that the file leaves alone. */
function findTaken(sound: readonly Wish[], { variants }: LinkFileSurroundings): LinkFileError[] {
  const released = new Map(sound.map((wish) => [wish.variant.id, new Set(removedBy(wish))]))
  const keepers = new Map(
    variants.flatMap((variant) =>
      variant.linked
        .filter((remoteId) => !released.get(variant.id)?.has(remoteId))
        .map((remoteId) => [remoteId, variant] as const),
    ),
  )
  return sound.flatMap(({ variant, rows }) =>
    rows.filter(wantsListing).flatMap(({ line, sellerSku }): LinkFileError[] => {
      const keeper = keepers.get(sellerSku)
      return !keeper || keeper.id === variant.id
        ? []
        : [{ line, problem: 'taken', value: sellerSku, other: keeper.title }]
    }),
  )
}

function removedBy(wish: Wish): string[] {
  const { variant, rows } = wish
  const wanted = wantedBy(wish)
  if (wanted.length > 0) return variant.linked.filter((remoteId) => !wanted.includes(remoteId))
  const unlinked = rows.filter(({ action }) => action === 'unlink').map(({ sellerSku }) => sellerSku)
  return variant.linked.filter((remoteId) => unlinked.includes(remoteId) || unlinked.includes(''))
}

/** One change for each listing that comes, the first of them with all that go. */
function changesOf(wish: Wish, { listings }: LinkFileSurroundings): LinkChange[] {
  const { variant, rows } = wish
  const { id: variantId, productId, title, linked } = variant
  const remove = removedBy(wish)
  const added = wantedBy(wish).filter((sku) => !linked.includes(sku))
  const lineOf = (fits: (row: LinkFileRow) => boolean) => rows.find(fits)?.line ?? 0
  const change = { productId, variantId, title }
  const changes = added.flatMap((sku, index): LinkChange[] => {
    const listing = listings.get(sku)
    const line = lineOf(({ sellerSku }) => sellerSku === sku)
    return listing ? [{ ...change, line, remove: index === 0 ? remove : [], add: toAdded(listing) }] : []
  })
  if (changes.length > 0 || remove.length === 0) return changes
  return [{ ...change, line: lineOf(({ action }) => action === 'unlink') || lineOf(wantsListing), remove, add: null }]
}

function toAdded({ remoteId, title, status, imageUrl, details = {} }: RemoteListing): LinkChange['add'] {
  return { remoteId, title, status, imageUrl, details: listingDetailsSchema.parse(details) }
}
