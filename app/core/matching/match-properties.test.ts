import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RemoteListing } from '../channel/connector.ts'
import { matchProduct, type KeyOwner, type MatchableProduct, type MatchSurroundings } from './match-product.ts'
import { matchKey, type MatchWay } from './match-way.ts'
import { byMatchKey, itemKeys, storeItems } from './store-items.ts'

const gtins = ['036000291452', '4006381333931', '96385074']
// Few, so that they meet; written in several ways, some empty and some with a wrong check digit.
const sku = fc.constantFrom('', 'A', 'a ', 'B', 'C', 'D')
const barcode = fc.constantFrom('', '0036000291452', '036000291453', ...gtins)
const kind = fc.constantFrom('parent', 'child', 'single')

const catalogue = fc
  .array(fc.array(fc.record({ sku, barcode }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .map((products): MatchableProduct[] =>
    products.map((variants, index) => ({
      id: `p${index}`,
      variants: variants.map((variant, at) => ({ ...variant, id: `p${index}.${at}`, title: `${at}` })),
    })),
  )

const store = fc
  .array(fc.record({ sku, kind, barcodes: fc.array(barcode, { maxLength: 2 }), variations: fc.array(sku) }), {
    maxLength: 6,
  })
  .map((listings): RemoteListing[] =>
    listings.map(({ variations, ...listing }, index) => ({
      ...{ handle: '', status: 'active', imageUrl: null, mediaCount: 0, options: [] },
      ...{ ...listing, remoteId: `${index}`, title: `${index}`, variantCount: variations.length },
      variants: variations.map((each, at) => ({
        ...{ remoteId: `${index}/${at}`, title: `${at}`, sku: each, barcode: '', optionValues: {}, imageUrl: null },
      })),
    })),
  )

function ownersBy(way: MatchWay, products: readonly MatchableProduct[]) {
  const owners = new Map<string, KeyOwner[]>()
  for (const { id, variants } of products) {
    for (const variant of variants) {
      const owner = { productId: id, productTitle: id, variantId: variant.id, variantTitle: variant.title }
      const key = matchKey(variant, way)
      if (key) owners.set(key, [...(owners.get(key) ?? []), owner])
    }
  }
  return owners
}

function around(products: readonly MatchableProduct[], listings: readonly RemoteListing[]): MatchSurroundings {
  const items = storeItems(listings)
  return {
    owners: { sku: ownersBy('sku', products), gtin: ownersBy('gtin', products) },
    items: { sku: byMatchKey(items, 'sku'), gtin: byMatchKey(items, 'gtin') },
    linked: new Map(),
    pairedVariantIds: new Set(),
    pairedItems: new Set(),
    unlinked: new Set(),
  }
}

function matchAll(products: readonly MatchableProduct[], listings: readonly RemoteListing[]) {
  const proposals = products.map((product) => matchProduct(product, around(products, listings)))
  return {
    pairs: proposals.flatMap((proposal) =>
      proposal.listings.flatMap(({ remoteId: listing, pairs }) => pairs.map((pair) => ({ ...pair, listing }))),
    ),
    questions: proposals.flatMap(({ questions }) => questions),
  }
}

test('whatever the catalogues: what is paired has the same key, cannot be a group, and is paired once', () => {
  fc.assert(
    fc.property(catalogue, store, (products, listings) => {
      const { pairs } = matchAll(products, listings)
      const items = new Map(storeItems(listings).map((item) => [item.remoteId, item]))
      const variants = new Map(products.flatMap((product) => product.variants.map((each) => [each.id, each])))
      for (const { variantId, remoteId, by } of pairs) {
        const [item, variant] = [items.get(remoteId)!, variants.get(variantId)!]
        expect(itemKeys(item, by)).toContain(matchKey(variant, by))
        expect(item.kind).not.toBe('parent')
      }
      expect(new Set(pairs.map(({ remoteId }) => remoteId)).size).toBe(pairs.length)
      expect(new Set(pairs.map(({ variantId }) => variantId)).size).toBe(pairs.length)
    }),
  )
})

test('whatever the catalogues: a barcode answers nothing that a SKU does', () => {
  fc.assert(
    fc.property(catalogue, store, (products, listings) => {
      const { pairs, questions } = matchAll(products, listings)
      const inStore = byMatchKey(storeItems(listings), 'sku')
      const ours = ownersBy('sku', products)
      const items = new Map(storeItems(listings).map((item) => [item.remoteId, item]))
      for (const { by, sku: mine } of [...pairs, ...questions]) {
        expect(by === 'sku').toBe(inStore.has(matchKey({ sku: mine, barcode: '' }, 'sku')))
      }
      for (const { remoteId } of pairs.filter(({ by }) => by === 'gtin')) {
        expect(itemKeys(items.get(remoteId)!, 'sku').filter((key) => ours.has(key))).toEqual([])
      }
    }),
  )
})

test('whatever the catalogues: the order in which a store answers changes no pair', () => {
  fc.assert(
    fc.property(catalogue, store, (products, listings) => {
      const told = (answer: readonly RemoteListing[]) =>
        matchAll(products, answer).pairs.map(({ variantId, remoteId }) => `${variantId} ${remoteId}`)
      expect(told([...listings].reverse())).toEqual(told(listings))
    }),
  )
})
