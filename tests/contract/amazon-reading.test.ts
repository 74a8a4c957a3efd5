import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Connector } from '../../app/core/channel/connector.ts'
import { aMug, aSeller, germany, type SellerScene } from '../support/an-amazon-seller.ts'
import { consentOf, openAmazon } from '../support/open-amazon.ts'

const gtin = '4006381333931'
const mugs = Array.from({ length: 45 }, (_, index) => aMug(`MUG-${String(index).padStart(2, '0')}`))
const listings = [
  ...mugs,
  aMug('a, b', { asin: 'B000000AAA', title: 'A mug with a comma' }),
  aMug('OTHERS-PAGE', { asin: 'B000000BBB', gtin, title: 'Thé à la menthe' }),
  aMug('OTHERS-PAGE-2', { asin: 'B000000BBB', title: 'Thé à la menthe' }),
  aMug('BOOK', { asin: '080442957X', title: 'A tale of two mugs' }),
  aMug('PARENT', { asin: 'B000000CCC', kind: 'parent', variationTheme: 'COLOR' }),
  aMug('CHILD', { asin: 'B000000DDD', kind: 'child', parentSku: 'PARENT', variationTheme: 'COLOR' }),
]

let scene: SellerScene
let connector: Connector
const skusOf = (found: readonly { remoteId: string }[]) => found.map(({ remoteId }) => remoteId).sort()

beforeAll(async () => {
  scene = await aSeller({ hosts: {} })
})
afterAll(() => scene.sandbox.close())
beforeEach(async () => {
  const seller = await scene.reset(listings)
  connector = openAmazon(scene.sandbox, consentOf(scene.sandbox, seller, germany))
})

describe('a seller’s listings', () => {
  it('are asked for twenty at a time, one with a comma in its SKU by itself', async () => {
    const found = await connector.getListings([...listings.map(({ sku }) => sku), 'NO-SUCH-SKU', ''])
    expect(skusOf(found)).toEqual(listings.map(({ sku }) => sku).sort())
    expect([scene.calls('searchListingsItems').length, scene.calls('getListingsItem').length]).toEqual([3, 1])
  })

  it('are observed twenty at a time', async () => {
    expect((await connector.observe(mugs.map(({ sku }) => sku))).size).toBe(45)
    expect(scene.calls()).toHaveLength(3)
  })

  it('tell parents from children, with what Amazon’s calls need of them', async () => {
    const [child, parent] = await connector.getListings(['PARENT', 'CHILD'])
    expect([child?.kind, parent?.kind].sort()).toEqual(['child', 'parent'])
    const [row] = await connector.getListings(['CHILD'])
    expect(row).toMatchObject({
      ...{ title: 'Mug CHILD', sku: 'CHILD', status: 'active', variantCount: 0 },
      details: { asin: 'B000000DDD', productType: 'DRINKING_CUP', parentSku: 'PARENT' },
    })
  })

  it('are found by the GTIN that the catalogue has for their page, whoever made it', async () => {
    const found = await connector.findListingsByBarcode!([gtin.padStart(14, '0'), '00012345678905'])
    expect(skusOf(found)).toEqual(['OTHERS-PAGE', 'OTHERS-PAGE-2'])
    expect(found[0]?.barcodes).toContain(gtin)
  })

  it('are found on every page that carries a GTIN, however many there are', async () => {
    const gtins = Array.from({ length: 15 }, (_, index) => `40063813339${String(index).padStart(2, '0')}`)
    const twice = gtins.flatMap((code, at) =>
      ['A', 'B'].map((page) => aMug(`TWICE-${at}${page}`, { asin: `B00TWICE${page}${at + 10}`, gtin: code })),
    )
    connector = openAmazon(scene.sandbox, consentOf(scene.sandbox, await scene.reset(twice), germany))
    const found = await connector.findListingsByBarcode!(gtins.map((code) => code.padStart(14, '0')))
    expect(skusOf(found)).toEqual(twice.map(({ sku }) => sku).sort())
  })

  it.each([
    ['a SKU', 'MUG-07', ['MUG-07']],
    ['the ISBN of a book', '080442957x', ['BOOK']],
    ['an ASIN', 'B000000BBB', ['OTHERS-PAGE', 'OTHERS-PAGE-2']],
    ['words', 'menthe', ['OTHERS-PAGE', 'OTHERS-PAGE-2']],
    ['nothing', 'no such thing', []],
  ])('are searched by %s', async (_name, query, expected) => {
    const { items } = await connector.listListings({ query, limit: 20 })
    expect(skusOf(items)).toEqual(expected)
  })

  it('are listed by status', async () => {
    const drafts = await connector.listListings({ status: 'draft', limit: 20 })
    expect(skusOf(drafts.items)).toEqual(['PARENT'])
    expect((await connector.listListings({ status: 'archived', limit: 20 })).items).toEqual([])
  })

  it('are told in whole letters, wherever the network cuts them', async () => {
    const [listing] = await connector.getListings(['OTHERS-PAGE'])
    expect(listing?.title).toBe('Thé à la menthe')
  })
})

describe('a check', () => {
  it('names the seller and the marketplace, and changes nothing', async () => {
    const { accountName, facts, capabilities, missingScopes } = await connector.check()
    expect([accountName, missingScopes]).toEqual(['Northwind DE on Amazon.de', []])
    expect(facts).toMatchObject({ marketplaceName: 'Amazon.de', countryCode: 'DE', currency: 'EUR', language: 'de_DE' })
    expect(capabilities?.map(({ id, ok }) => [id, ok])).toEqual([
      ['listings', true],
      ['catalogue', true],
      ['product_types', true],
      ['feeds', true],
    ])
  })

  it('says where all listings are inactive, and keeps the seller connected', async () => {
    scene.seller().participations[0]!.hasSuspendedListings = true
    const { capabilities, missingScopes } = await connector.check()
    expect([capabilities?.map(({ id, ok }) => [id, ok])[0], missingScopes]).toEqual([['selling', false], []])
  })

  it('says where the seller does not sell', async () => {
    const italy = consentOf(scene.sandbox, scene.seller(), 'APJ6JRA9NG5V4')
    await expect(openAmazon(scene.sandbox, italy).check()).rejects.toMatchObject({ code: 'forbidden' })
  })
})
