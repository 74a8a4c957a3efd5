import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { RemoteListing } from '../channel/connector.ts'
import type { LinkFileRow } from './link-file.ts'
import { planLinkFile, type LinkableVariant } from './plan-link-file.ts'

function aListing(remoteId: string, more: Partial<RemoteListing> = {}): RemoteListing {
  return {
    ...{ remoteId, title: `listing ${remoteId}`, handle: '', sku: remoteId, status: 'active', imageUrl: null },
    ...{
      mediaCount: 0,
      variantCount: 0,
      options: [],
      variants: [],
      kind: 'single',
      details: { asin: `B-${remoteId}` },
    },
    ...more,
  }
}

const listings = new Map(
  ['A', 'B', 'C', 'D'].map((sku) => [sku, aListing(sku)] as const).concat([['P', aListing('P', { kind: 'parent' })]]),
)

function aVariant(id: string, linked: readonly string[] = [], sku = `sku-${id}`): LinkableVariant {
  return { id, productId: `product of ${id}`, title: `variant ${id}`, sku, linked }
}

/** Lines of a file: `variant → seller SKU`, with an ASIN or an action behind. */
function lines(...rows: Partial<LinkFileRow>[]): LinkFileRow[] {
  return rows.map((row, index) => ({
    ...{ line: index + 2, variantId: '', sku: '', sellerSku: '', asin: '', action: '' },
    ...row,
  }))
}

function plan(rows: readonly LinkFileRow[], ...variants: LinkableVariant[]) {
  const { changes, errors, unchanged } = planLinkFile(rows, { variants, listings })
  return {
    changes: changes.map(({ variantId, remove, add }) => `${variantId}: ${remove.join()} → ${add?.remoteId ?? ''}`),
    errors: errors.map(({ line, problem }) => `${line} ${problem}`),
    unchanged,
  }
}

describe('a line', () => {
  it.each<[string, Partial<LinkFileRow>, LinkableVariant, string[]]>([
    ['links a variant named by its id', { variantId: 'v', sellerSku: 'A' }, aVariant('v'), ['v:  → A']],
    ['links a variant named by its SKU', { sku: 'SKU-V ', sellerSku: 'A' }, aVariant('v'), ['v:  → A']],
    ['replaces the listing', { variantId: 'v', sellerSku: 'B' }, aVariant('v', ['A']), ['v: A → B']],
    ['unlinks', { variantId: 'v', sellerSku: 'A', action: 'unlink' }, aVariant('v', ['A']), ['v: A → ']],
    ['unlinks all', { variantId: 'v', action: 'unlink' }, aVariant('v', ['A', 'B']), ['v: A,B → ']],
    ['with what is so already changes nothing', { variantId: 'v', sellerSku: 'A' }, aVariant('v', ['A']), []],
    ['that says nothing changes nothing', { variantId: 'v' }, aVariant('v', ['A']), []],
    ['that unlinks what is not linked changes nothing', { variantId: 'v', action: 'unlink' }, aVariant('v'), []],
    ['may name the right ASIN', { variantId: 'v', sellerSku: 'A', asin: 'b-a' }, aVariant('v'), ['v:  → A']],
  ])('%s', (_what, row, variant, changes) => {
    expect(plan(lines(row), variant)).toEqual({ changes, errors: [], unchanged: changes.length > 0 ? 0 : 1 })
  })

  it.each<[string, Partial<LinkFileRow>, string]>([
    ['without a variant', { sellerSku: 'A' }, 'no_variant'],
    ['with a variant of nobody', { variantId: 'w', sellerSku: 'A' }, 'unknown_variant'],
    ['with a listing of nobody', { variantId: 'v', sellerSku: 'X' }, 'unknown_listing'],
    ['with a SKU made a number', { variantId: 'v', sellerSku: '1.23457E+12' }, 'spoiled_sku'],
    ['with a parent', { variantId: 'v', sellerSku: 'P' }, 'parent'],
    ['with the ASIN of another listing', { variantId: 'v', sellerSku: 'A', asin: 'B-B' }, 'other_asin'],
    ['with an ASIN alone', { variantId: 'v', asin: 'B-B' }, 'needs_sku'],
  ])('%s is told', (_what, row, problem) => {
    expect(plan(lines(row), aVariant('v'))).toEqual({ changes: [], errors: [`2 ${problem}`], unchanged: 0 })
  })
})

describe('several lines', () => {
  it('give a variant several listings, and take away what they do not name', () => {
    const rows = lines({ variantId: 'v', sellerSku: 'B' }, { variantId: 'v', sellerSku: 'C' })
    expect(plan(rows, aVariant('v', ['A', 'B']))).toMatchObject({ changes: ['v: A → C'], errors: [] })
  })

  it('swap the listings of two variants', () => {
    const rows = lines({ variantId: 'v', sellerSku: 'B' }, { variantId: 'w', sellerSku: 'A' })
    expect(plan(rows, aVariant('v', ['A']), aVariant('w', ['B']))).toMatchObject({
      changes: ['v: A → B', 'w: B → A'],
      errors: [],
    })
  })

  it('cannot give a listing to two variants', () => {
    const rows = lines({ variantId: 'v', sellerSku: 'A' }, { variantId: 'w', sellerSku: 'A' })
    expect(plan(rows, aVariant('v'), aVariant('w'))).toMatchObject({ changes: ['v:  → A'], errors: ['3 twice'] })
  })

  it('cannot take what a variant keeps', () => {
    const rows = lines({ variantId: 'v', sellerSku: 'A' })
    expect(plan(rows, aVariant('v'), aVariant('w', ['A']))).toMatchObject({ changes: [], errors: ['2 taken'] })
  })

  it('cannot take what a variant keeps because its own line is wrong', () => {
    const rows = lines({ variantId: 'v', sellerSku: 'A' }, { variantId: 'w', sellerSku: 'X' })
    expect(plan(rows, aVariant('v'), aVariant('w', ['A']))).toMatchObject({
      changes: [],
      errors: ['2 taken', '3 unknown_listing'],
    })
  })

  it('cannot link and unlink the same', () => {
    const rows = lines({ variantId: 'v', sellerSku: 'A' }, { variantId: 'v', sellerSku: 'A', action: 'unlink' })
    expect(plan(rows, aVariant('v'))).toMatchObject({ changes: [], errors: ['3 contradiction'] })
  })

  it('with a SKU of two variants are told', () => {
    const twins = [aVariant('v', [], 'same'), aVariant('w', [], 'SAME')]
    expect(plan(lines({ sku: 'same', sellerSku: 'A' }), ...twins)).toMatchObject({ errors: ['2 ambiguous_sku'] })
  })
})

const skus = ['A', 'B', 'C', 'D']
const variantIds = ['v', 'w', 'x']
const anyFile = fc.array(
  fc.record({
    variantId: fc.constantFrom(...variantIds),
    sellerSku: fc.constantFrom('', 'P', 'X', ...skus),
    action: fc.constantFrom('' as const, '' as const, 'unlink' as const),
  }),
  { maxLength: 6 },
)
/** Each listing with at most one variant. */
const anyLinks = fc
  .array(fc.constantFrom(null, ...variantIds), { minLength: skus.length, maxLength: skus.length })
  .map((owners) =>
    variantIds.map((id) =>
      aVariant(
        id,
        skus.filter((_, index) => owners[index] === id),
      ),
    ),
  )

function follow(rows: readonly LinkFileRow[], variants: readonly LinkableVariant[]): LinkableVariant[] {
  const { changes } = planLinkFile(rows, { variants, listings })
  const of = (id: string) => changes.filter(({ variantId }) => variantId === id)
  return variants.map((variant) => ({
    ...variant,
    linked: [
      ...variant.linked.filter((sku) => !of(variant.id).some(({ remove }) => remove.includes(sku))),
      ...of(variant.id).flatMap(({ add }) => (add ? [add.remoteId] : [])),
    ],
  }))
}

test('whatever the file: no listing ends with two variants, and no parent with any', () => {
  fc.assert(
    fc.property(anyFile, anyLinks, (file, variants) => {
      const linked = follow(lines(...file), variants).flatMap((variant) => variant.linked)
      expect(new Set(linked).size).toBe(linked.length)
      expect(linked).not.toContain('P')
    }),
  )
})

test('whatever the file: followed again it changes nothing', () => {
  fc.assert(
    fc.property(anyFile, anyLinks, (file, variants) => {
      const rows = lines(...file)
      const once = follow(rows, variants)
      expect(follow(rows, once)).toEqual(once)
    }),
  )
})

test('whatever the file: each line is a change, an error, or nothing new', () => {
  fc.assert(
    fc.property(anyFile, anyLinks, (file, variants) => {
      const rows = lines(...file)
      const { changes, errors, unchanged } = planLinkFile(rows, { variants, listings })
      const told = new Set([...changes, ...errors].map(({ line }) => line))
      expect(told.size + unchanged).toBe(rows.length)
      const wrong = new Set(errors.map(({ line }) => rows.find((row) => row.line === line)?.variantId))
      expect(changes.filter(({ variantId }) => wrong.has(variantId))).toEqual([])
    }),
  )
})
