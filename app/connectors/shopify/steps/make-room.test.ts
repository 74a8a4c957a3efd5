import { describe, expect, it } from 'vitest'
import { noChange } from '../../../core/export/listing-change.ts'
import { roomFor } from './make-room.ts'

/** A product with 248 pictures of which the last ten are to leave; the very last is that of a variant. */
const ids = Array.from({ length: 248 }, (_, index) => `m${index}`)
const media = ids.map((id) => ({
  ...{ id, kind: 'image' as const, alt: '', status: 'ready' as const, url: null, widthPx: null, heightPx: null },
}))
const removals = ids
  .slice(-10)
  .map((mediaId) => ({ mediaId, place: 'listing' as const, alt: '', url: null, ours: false }))
const variants = [{ id: 'v', sku: '', title: 'Red', mediaId: 'm247', galleryIds: [] }]
const item = {
  listingRemoteId: 'p',
  change: { ...noChange, removals },
  current: { remoteId: 'p', title: 'Mug', media, variants, variantMedia: [] },
}

describe('room on a full product', () => {
  it('is made only where the limit of 250 would be passed', () => {
    expect(roomFor(item, 2)).toBeNull()
    expect(roomFor(item, 3)).toEqual({ productId: 'p', mediaIds: ['m246'] })
  })

  it('is as little as needed, from the end, and the picture of a variant goes last', () => {
    expect(roomFor(item, 5)?.mediaIds).toEqual(['m246', 'm245', 'm244'])
    expect(roomFor(item, 12)?.mediaIds.at(-1)).toBe('m247')
  })

  it('is not made where it would not be enough', () => {
    expect(roomFor(item, 13)).toBeNull()
  })
})
