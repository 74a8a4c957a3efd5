import { describe, expect, it } from 'vitest'
import type { ListingSlot } from '../../core/channel/listing-slot.ts'
import { findSlot } from './attributes.ts'
import { pathOf } from './operations.ts'
import { slotChanges, toPatches } from './patches.ts'

const slots = (rows: Partial<Record<ListingSlot, string>>) =>
  new Map(Object.entries(rows).map(([slot, id]) => [slot as ListingSlot, { id }]))

describe('what a listing is sent', () => {
  it('is what differs: set, or deleted where a slot was emptied', () => {
    const changes = slotChanges(slots({ MAIN: 'a', PT01: 'b', PT02: 'c', SWCH: 's' }), slots({ MAIN: 'a', PT01: 'x' }))
    expect(toPatches(changes, 'DE')).toEqual([
      {
        op: 'replace',
        path: '/attributes/other_product_image_locator_1',
        value: [{ marketplace_id: 'DE', media_location: 'x' }],
      },
      { op: 'delete', path: '/attributes/other_product_image_locator_2', value: [{ marketplace_id: 'DE' }] },
      { op: 'delete', path: '/attributes/swatch_product_image_locator', value: [{ marketplace_id: 'DE' }] },
    ])
  })

  it('never empties the main place', () => {
    expect(slotChanges(slots({ MAIN: 'a' }), slots({}))).toEqual([])
  })

  it('is nothing where nothing differs', () => {
    expect(slotChanges(slots({ MAIN: 'a', SWCH: 'b' }), slots({ MAIN: 'a', SWCH: 'b' }))).toEqual([])
  })
})

describe('a SKU in a path', () => {
  it.each([
    ['a/b', 'a%2Fb'],
    ['50% off', '50%25%20off'],
    ['#1 & (new)', '%231%20%26%20%28new%29'],
    ['Größe', 'Gr%C3%B6%C3%9Fe'],
  ])('%s is encoded once', (sku, encoded) => {
    expect(pathOf('getListingsItem', { sellerId: 'S', sku })).toBe(`/listings/2021-08-01/items/S/${encoded}`)
  })
})

it.each([
  ['main_product_image_locator', 'MAIN'],
  ['/attributes/other_product_image_locator_8/0/media_location', 'PT08'],
  ['swatch_product_image_locator.media_location', 'SWCH'],
  ['other_offer_image_locator_1', null],
])('the attribute %s stands for slot %s', (name, slot) => {
  expect(findSlot(name)).toBe(slot)
})
