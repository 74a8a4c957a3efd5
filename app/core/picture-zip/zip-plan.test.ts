import { describe, expect, it } from 'vitest'
import type { ListingSlot } from '../channel/listing-slot.ts'
import { zipNotes, zipPlan } from './zip-plan.ts'

const pictures = (...rows: [ListingSlot, string][]) => new Map(rows)

describe('pictures for Seller Central', () => {
  it('are named by the page and the place they are for', () => {
    const listings = [
      { sku: 'RED', asin: 'B000000001', pictures: pictures(['MAIN', 'a'], ['PT01', 'b'], ['SWCH', 'c']) },
    ]
    expect(zipPlan(listings).entries.map(({ name, picture }) => [name, picture])).toEqual([
      ['B000000001.MAIN.jpg', 'a'],
      ['B000000001.PT01.jpg', 'b'],
      ['B000000001.SWCH.jpg', 'c'],
    ])
  })

  it('leave out, and say so, what has no name of its own', () => {
    const { entries, missing } = zipPlan([
      { sku: 'ONE', asin: 'B000000001', pictures: pictures(['MAIN', 'a']) },
      { sku: 'TWO', asin: 'B000000001', pictures: pictures(['MAIN', 'b']) },
      { sku: 'NEW', asin: null, pictures: pictures(['MAIN', 'c']) },
    ])
    expect(entries.map(({ picture }) => picture)).toEqual(['a'])
    expect(missing).toHaveLength(2)
    expect(zipNotes(missing)).toContain('- NEW: its ASIN is not known')
  })
})
