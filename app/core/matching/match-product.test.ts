import { describe, expect, it } from 'vitest'
import type { RemoteListing } from '../channel/connector.ts'
import { matchKind, settled } from './match-proposal.ts'
import { matchProduct, pairKey, type KeyOwner, type MatchableProduct, type MatchSurroundings } from './match-product.ts'
import { matchKey, type MatchWay } from './match-way.ts'
import { byMatchKey, storeItems } from './store-items.ts'

/** A product of the merchant's with a variant for each `SKU` or `SKU|barcode`; variant ids are `<id>.<index>`. */
function aProduct(id: string, ...names: string[]): MatchableProduct {
  const variants = names.map((name, index) => {
    const [sku = '', barcode = ''] = name.split('|')
    return { id: `${id}.${index}`, title: `${index}`, sku, barcode }
  })
  return { id, variants }
}

function aSimple(remoteId: string, sku: string, ...barcodes: string[]): RemoteListing {
  return { ...aListing(remoteId, sku, []), barcodes }
}

/** A store product with a variation for each SKU; variation ids are `<id>/<index>`. */
function aListing(remoteId: string, sku: string, skus: string[]): RemoteListing {
  const place = { handle: remoteId, status: 'active', imageUrl: null, mediaCount: 0, options: [] } as const
  const variants = skus.map((each, index) => ({
    ...{ remoteId: `${remoteId}/${index}`, title: `v${index}`, sku: each },
    ...{ barcode: '', optionValues: {}, imageUrl: null },
  }))
  return { ...place, remoteId, title: `store ${remoteId}`, sku, variantCount: variants.length, variants }
}

interface Scene {
  readonly catalogue: readonly MatchableProduct[]
  readonly store: readonly RemoteListing[]
  readonly linked?: Readonly<Record<string, string>>
  readonly pairedVariantIds?: readonly string[]
  readonly pairedItems?: readonly [listing: string, variant: string][]
  readonly unlinked?: readonly [listing: string, product: string][]
}

function around(scene: Scene): MatchSurroundings {
  const { catalogue, store, linked = {}, pairedVariantIds = [], pairedItems = [], unlinked = [] } = scene
  const links = Object.entries(linked).map(
    ([remoteId, productId]) => [remoteId, { productId, productTitle: `mine ${productId}` }] as const,
  )
  return {
    owners: { sku: ownersBy('sku', catalogue), gtin: ownersBy('gtin', catalogue) },
    items: { sku: byMatchKey(storeItems(store), 'sku'), gtin: byMatchKey(storeItems(store), 'gtin') },
    linked: new Map(links),
    pairedVariantIds: new Set(pairedVariantIds),
    pairedItems: new Set(pairedItems.map((pair) => pairKey(...pair))),
    unlinked: new Set(unlinked.map((link) => pairKey(...link))),
  }
}

function ownersBy(way: MatchWay, catalogue: readonly MatchableProduct[]) {
  const owners = new Map<string, KeyOwner[]>()
  for (const { id, variants } of catalogue) {
    for (const variant of variants) {
      const owner = { productId: id, productTitle: `mine ${id}`, variantId: variant.id, variantTitle: variant.title }
      const key = matchKey(variant, way)
      if (key) owners.set(key, [...(owners.get(key) ?? []), owner])
    }
  }
  return owners
}

/** The first product of the catalogue: `variant → variation` and `kind of question: variant`. */
function match(scene: Scene) {
  const [product = aProduct('none')] = scene.catalogue
  const proposal = matchProduct(product, around(scene))
  return {
    kind: matchKind(proposal),
    pairs: proposal.listings.flatMap(({ remoteId, pairs }) =>
      pairs.map((pair) => `${pair.variantId} → ${pair.remoteId} of ${remoteId}`),
    ),
    questions: proposal.questions.map(({ kind, variantId }) => `${kind}: ${variantId}`),
    proposal,
  }
}

describe('an equal SKU makes a pair', () => {
  it.each<[string, Scene, string[]]>([
    [
      'of a variant and a variation',
      { catalogue: [aProduct('p', 'A', 'B')], store: [aListing('1', '', ['B', 'A'])] },
      ['p.0 → 1/1 of 1', 'p.1 → 1/0 of 1'],
    ],
    [
      'of the only variant and a product without variations',
      { catalogue: [aProduct('p', 'A')], store: [aSimple('1', 'A')] },
      ['p.0 → 1 of 1'],
    ],
    [
      'of each variant and a product of its own, where the store sells them apart',
      { catalogue: [aProduct('p', 'A', 'B')], store: [aSimple('1', 'A'), aSimple('2', 'B')] },
      ['p.0 → 1 of 1', 'p.1 → 2 of 2'],
    ],
    [
      'whatever the case and the spaces around',
      { catalogue: [aProduct('p', ' nl-tee-s ')], store: [aSimple('1', 'NL-TEE-S\u00a0')] },
      ['p.0 → 1 of 1'],
    ],
    [
      'with commas, quotes and percent signs in it',
      { catalogue: [aProduct('p', 'A,B"50%')], store: [aSimple('1', 'a,b"50%')] },
      ['p.0 → 1 of 1'],
    ],
    [
      'although the parent product shows a SKU of its own',
      { catalogue: [aProduct('p', 'A-1')], store: [aListing('1', 'A', ['A-1'])] },
      ['p.0 → 1/0 of 1'],
    ],
    [
      'where only some variants are in the store',
      { catalogue: [aProduct('p', 'A', 'NOT-THERE', '')], store: [aListing('1', '', ['A', 'OTHER'])] },
      ['p.0 → 1/0 of 1'],
    ],
    [
      'for a variant that was added to a linked product later',
      {
        catalogue: [aProduct('p', 'A', 'B')],
        store: [aListing('1', '', ['A', 'B'])],
        linked: { 1: 'p' },
        pairedVariantIds: ['p.0'],
        pairedItems: [['1', '1/0']],
      },
      ['p.1 → 1/1 of 1'],
    ],
    [
      'once, where the store answered with the same product twice',
      { catalogue: [aProduct('p', 'A')], store: [aSimple('1', 'A'), aSimple('1', 'A')] },
      ['p.0 → 1 of 1'],
    ],
  ])('%s', (_what, scene, pairs) => {
    expect(match(scene)).toMatchObject({ kind: 'exact', pairs, questions: [] })
  })
})

describe('what could be meant in two ways is asked', () => {
  it.each<[string, Scene, string[]]>([
    [
      'a SKU of two of the merchant’s products',
      { catalogue: [aProduct('p', 'A'), aProduct('q', 'a ')], store: [aSimple('1', 'A')] },
      ['several_here: p.0'],
    ],
    [
      'a SKU of two variants of one product',
      { catalogue: [aProduct('p', 'A', 'A')], store: [aSimple('1', 'A')] },
      ['several_here: p.0', 'several_here: p.1'],
    ],
    [
      'a SKU of two products in the store',
      { catalogue: [aProduct('p', 'A')], store: [aSimple('1', 'A'), aSimple('2', 'a')] },
      ['several_there: p.0'],
    ],
    [
      'a SKU of a product and of another’s variation',
      { catalogue: [aProduct('p', 'A')], store: [aSimple('1', 'A'), aListing('2', '', ['A'])] },
      ['several_there: p.0'],
    ],
    [
      'a SKU of a product that is sold by its variations',
      { catalogue: [aProduct('p', 'A')], store: [aListing('1', 'A', ['A-S', 'A-L'])] },
      ['parent: p.0'],
    ],
    [
      'a store product that is linked to another product',
      { catalogue: [aProduct('p', 'A')], store: [aSimple('1', 'A')], linked: { 1: 'other' } },
      ['taken: p.0'],
    ],
    [
      'a link that the merchant took back',
      { catalogue: [aProduct('p', 'A')], store: [aSimple('1', 'A')], unlinked: [['1', 'p']] },
      ['unlinked: p.0'],
    ],
    [
      'a store product that gathers several products of the merchant’s',
      {
        catalogue: [aProduct('p', 'TEE-RED'), aProduct('q', 'TEE-BLUE')],
        store: [aListing('1', '', ['TEE-RED', 'TEE-BLUE'])],
      },
      ['shared: p.0'],
    ],
  ])('%s', (_what, scene, questions) => {
    expect(match(scene)).toMatchObject({ kind: 'question', pairs: [], questions })
  })

  it('beside what is certain of the same product', () => {
    const scene = {
      catalogue: [aProduct('p', 'A', 'B')],
      store: [aSimple('1', 'A'), aSimple('2', 'B'), aSimple('3', 'B')],
    }
    expect(match(scene)).toMatchObject({ kind: 'mixed', pairs: ['p.0 → 1 of 1'], questions: ['several_there: p.1'] })
  })

  it('with the names of what is concerned, and no more of them than can be read', () => {
    const store = Array.from({ length: 40 }, (_, index) => aSimple(`${index}`, 'N/A'))
    const { proposal } = match({ catalogue: [aProduct('p', 'N/A')], store })
    expect(proposal.questions).toMatchObject([{ candidateCount: 40, candidates: { length: 5 } }])
    const taken = match({ catalogue: [aProduct('p', 'A')], store: [aSimple('1', 'A')], linked: { 1: 'other' } })
    expect(taken.proposal.questions).toMatchObject([{ others: ['mine other'], candidates: [{ title: 'store 1' }] }])
  })
})

const upc = '036000291452'
const ean = '4006381333931'

describe('an equal barcode makes a pair', () => {
  it.each<[string, Scene, string[]]>([
    [
      'where the store has none of the SKU, however the barcode is written',
      { catalogue: [aProduct('p', `MINE|${upc}`)], store: [aSimple('1', 'THEIRS', `00${upc}`)] },
      ['p.0 → 1 of 1'],
    ],
    [
      'where the merchant uses no SKUs',
      { catalogue: [aProduct('p', `|${upc}`, `|${ean}`)], store: [aSimple('1', 'A', ean), aSimple('2', 'B', upc)] },
      ['p.0 → 2 of 2', 'p.1 → 1 of 1'],
    ],
    [
      'and never instead of an equal SKU',
      { catalogue: [aProduct('p', `A|${upc}`)], store: [aSimple('1', 'A', ean), aSimple('2', 'B', upc)] },
      ['p.0 → 1 of 1'],
    ],
    [
      'and takes nothing that has the SKU of another variant',
      { catalogue: [aProduct('p', `A|${upc}`, `B|${upc}`)], store: [aSimple('1', 'A', upc)] },
      ['p.0 → 1 of 1'],
    ],
  ])('%s', (_what, scene, pairs) => {
    expect(match(scene)).toMatchObject({ kind: 'exact', pairs, questions: [] })
  })

  it('and says so', () => {
    const { proposal } = match({ catalogue: [aProduct('p', `MINE|${upc}`)], store: [aSimple('1', 'THEIRS', upc)] })
    expect(proposal.listings).toMatchObject([{ pairs: [{ by: 'gtin', sku: 'MINE', barcode: upc }] }])
  })

  it.each<[string, Scene, string[]]>([
    [
      'but two variants that share it are asked for',
      { catalogue: [aProduct('p', `A|${upc}`, `B|${upc}`)], store: [aSimple('1', 'X', upc)] },
      ['several_here: p.0', 'several_here: p.1'],
    ],
    [
      'but two offers of the same article are asked for',
      { catalogue: [aProduct('p', `A|${upc}`)], store: [aSimple('1', 'X-FBA', upc), aSimple('2', 'X-FBM', upc)] },
      ['several_there: p.0'],
    ],
    [
      'but one thing with two barcodes goes to neither of two variants',
      { catalogue: [aProduct('p', `A|${upc}`, `B|${ean}`)], store: [aSimple('1', 'X', upc, ean)] },
      ['several_here: p.0', 'several_here: p.1'],
    ],
    [
      'but what only groups others is asked for',
      { catalogue: [aProduct('p', `A|${upc}`)], store: [{ ...aSimple('1', 'X', upc), kind: 'parent' }] },
      ['parent: p.0'],
    ],
    [
      'but a doubtful SKU stays doubtful',
      {
        catalogue: [aProduct('p', `A|${upc}`)],
        store: [aSimple('1', 'A'), aSimple('2', 'a'), aSimple('3', 'X', upc)],
      },
      ['several_there: p.0'],
    ],
  ])('%s', (_what, scene, questions) => {
    expect(match(scene)).toMatchObject({ kind: 'question', pairs: [], questions })
  })
})

describe('a platform that lists each thing by itself', () => {
  it('has its parents told apart, whose SKU is nobody’s variant', () => {
    const parent = { ...aSimple('TEE', 'TEE'), kind: 'parent' as const }
    const child = { ...aSimple('TEE-S', 'TEE-S'), kind: 'child' as const, details: { asin: 'B000000001' } }
    const scene = { catalogue: [aProduct('p', 'TEE', 'TEE-S')], store: [parent, child] }
    const { pairs, questions, proposal } = match(scene)
    expect({ pairs, questions }).toEqual({ pairs: ['p.1 → TEE-S of TEE-S'], questions: ['parent: p.0'] })
    expect(proposal.listings).toMatchObject([{ details: { asin: 'B000000001' } }])
  })
})

describe('what is left of a proposal', () => {
  const scene = {
    catalogue: [aProduct('p', 'A', 'B', 'C')],
    store: [aSimple('1', 'A'), aSimple('2', 'B'), aSimple('3', 'C'), aSimple('4', 'C')],
  }

  it.each<[string, string[], string[], string[] | null]>([
    ['once a pair is linked', ['p.0'], [], ['2', 'p.2']],
    ['once a question is answered', ['p.2'], [], ['1', '2']],
    ['once a listing is taken', [], ['1'], ['2', 'p.2']],
    ['once all is decided', ['p.0', 'p.1', 'p.2'], [], null],
  ])('%s', (_what, variants, listings, left) => {
    const rest = settled(match(scene).proposal, new Set(variants), new Set(listings))
    const told = rest && [
      ...rest.listings.map(({ remoteId }) => remoteId),
      ...rest.questions.map(({ variantId }) => variantId),
    ]
    expect(told).toEqual(left)
  })
})

describe('nothing is found', () => {
  it.each<[string, Scene]>([
    ['without SKUs', { catalogue: [aProduct('p', '', ' ')], store: [aSimple('1', ''), aListing('2', '', ['', ' '])] }],
    ['in an empty store', { catalogue: [aProduct('p', 'A')], store: [] }],
    ['where the store has no such SKU', { catalogue: [aProduct('p', 'A')], store: [aSimple('1', 'A-1')] }],
    ['for a product without variants', { catalogue: [aProduct('p')], store: [aSimple('1', 'A')] }],
    [
      'for what is linked',
      {
        catalogue: [aProduct('p', 'A')],
        store: [aSimple('1', 'A')],
        linked: { 1: 'p' },
        pairedVariantIds: ['p.0'],
        pairedItems: [['1', '1']],
      },
    ],
    [
      'where the merchant gave the variation to another variant by hand',
      {
        catalogue: [aProduct('p', 'A', 'B')],
        store: [aListing('1', '', ['A'])],
        linked: { 1: 'p' },
        pairedVariantIds: ['p.1'],
        pairedItems: [['1', '1/0']],
      },
    ],
  ])('%s', (_what, scene) => {
    expect(match(scene)).toMatchObject({ kind: null, pairs: [], questions: [] })
  })
})
