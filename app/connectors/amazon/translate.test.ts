import { describe, expect, it } from 'vitest'
import { slotsOf } from '../../core/export/wanted-slots.ts'
import { itemSchema } from './schemas.ts'
import { toCataloguePictures, toListingState, toRemoteListing } from './translate.ts'

const here = 'A1PA6795UKMFR9'
const elsewhere = 'A13V1IB3VIYZZH'

const at = (url: string, marketplace_id = here) => [{ media_location: `https://x.example/${url}.jpg`, marketplace_id }]

function anItem(attributes: Record<string, unknown>, more: object = {}) {
  return itemSchema.parse({ sku: 'MUG', attributes, ...more })
}

const places = (attributes: Record<string, unknown>) =>
  [...slotsOf(toListingState(anItem(attributes), here))].map(([slot, { id }]) => `${slot} ${id.slice(18, -4)}`)

describe('what a seller gave for a SKU', () => {
  it.each([
    ['nothing', {}, [], 'empty'],
    [
      'all in a row',
      {
        main_product_image_locator: at('a'),
        other_product_image_locator_1: at('b'),
        swatch_product_image_locator: at('s'),
      },
      ['MAIN a', 'PT01 b', 'SWCH s'],
      'filled',
    ],
    [
      'gaps between the slots',
      { main_product_image_locator: at('a'), other_product_image_locator_3: at('d') },
      ['MAIN a', 'PT03 d'],
      'filled',
    ],
    ['no main picture', { other_product_image_locator_1: at('b') }, ['PT01 b'], 'empty'],
    ['no main picture, and a gap', { other_product_image_locator_2: at('c') }, ['PT02 c'], 'empty'],
    [
      'one picture in two slots, which counts for the first, and as the swatch besides',
      {
        main_product_image_locator: at('a'),
        other_product_image_locator_1: at('a'),
        swatch_product_image_locator: at('a'),
      },
      ['MAIN a', 'SWCH a'],
      'filled',
    ],
    ['another marketplace’s picture', { main_product_image_locator: at('a', elsewhere) }, [], 'empty'],
    ['offer pictures, which show a used item’s condition', { main_offer_image_locator: at('a') }, [], 'empty'],
    [
      'something of another shape',
      { main_product_image_locator: 'a', other_product_image_locator_1: [{}] },
      [],
      'empty',
    ],
  ])('%s', (_name, attributes, expected, mainPlace) => {
    expect(places(attributes)).toEqual(expected)
    expect(toListingState(anItem(attributes), here).mainPlace).toBe(mainPlace)
  })
})

describe('a listing', () => {
  const ofKind = (relationships: object) =>
    toRemoteListing(
      anItem(
        {},
        { relationships: [{ marketplaceId: here, relationships: [{ type: 'VARIATION', ...relationships }] }] },
      ),
      here,
    )

  it('is a parent, a child of one, or by itself', () => {
    expect(ofKind({ childSkus: ['A', 'B'] })).toMatchObject({ kind: 'parent' })
    expect(ofKind({ parentSkus: ['P'] })).toMatchObject({ kind: 'child', details: { parentSku: 'P' } })
    expect(toRemoteListing(anItem({}), here)).toMatchObject({ kind: 'single', status: 'draft' })
  })

  it('is told by what Amazon says of it in this marketplace', () => {
    const attributes = {
      externally_assigned_product_identifier: [{ type: 'ean', value: '4006381333931', marketplace_id: here }],
    }
    const summary = { marketplaceId: here, asin: 'B0MUG', productType: 'CUP', itemName: 'Mug', status: ['BUYABLE'] }
    const other = { ...summary, marketplaceId: elsewhere, itemName: 'Tasse', asin: 'B0TASSE' }
    expect(toRemoteListing(anItem(attributes, { summaries: [other, summary] }), here)).toMatchObject({
      ...{ remoteId: 'MUG', sku: 'MUG', title: 'Mug', status: 'active', barcodes: ['4006381333931'] },
      details: { asin: 'B0MUG', productType: 'CUP' },
    })
  })
})

it('of each picture that shoppers see the largest size counts', () => {
  const image = (variant: string, width: number) => ({
    variant,
    link: `https://cdn/${variant}-${width}`,
    width,
    height: 1,
  })
  const images = [
    { marketplaceId: here, images: [image('PT01', 75), image('MAIN', 75), image('MAIN', 2000), image('ODD', 10)] },
  ]
  expect(
    toCataloguePictures({ asin: 'B0MUG', identifiers: [], images }, here).map(({ slot, url }) => [slot, url]),
  ).toEqual([
    ['MAIN', 'https://cdn/MAIN-2000'],
    ['PT01', 'https://cdn/PT01-75'],
  ])
})
