import { describe, expect, test } from 'vitest'
import type { ListingState } from '../channel/listing-state.ts'
import { noChange, type ListingChange, type PlannedMedia } from './listing-change.ts'
import { planItemView } from './plan-item-view.ts'

const observed: ListingState = {
  remoteId: 'p',
  title: 'Cap',
  media: ['old-1', 'old-2'].map((id) => ({
    id,
    kind: 'image',
    alt: id,
    status: 'ready',
    url: `/${id}.jpg`,
    widthPx: 1,
    heightPx: 1,
  })),
  variants: ['Red', 'Blue'].map((title) => ({ id: title, sku: '', title, mediaId: null, galleryIds: [] })),
  variantMedia: [],
}

function media(key: string, more: Partial<PlannedMedia> = {}): PlannedMedia {
  return {
    assetId: key,
    renditionKey: key,
    place: 'listing',
    kind: 'image',
    role: 'hero',
    fileName: `${key}.jpg`,
    spec: null,
    alt: null,
    action: 'upload',
    remoteId: null,
    changesAlt: false,
    ...more,
  }
}

function view(change: Partial<ListingChange>) {
  const source = { id: 'i', position: 0, productId: 'p', title: 'Cap', observed, issues: [] }
  return planItemView({ ...source, change: { ...noChange, ...change } }, () => undefined)
}

describe('the gallery of a planned listing', () => {
  test('without an order, new pictures stand behind what is there', () => {
    const { before, after } = view({ media: [media('new')] })
    expect(before.map(({ key }) => key)).toEqual(['old-1', 'old-2'])
    expect(after.map(({ key, kind }) => [key, kind])).toEqual([
      ['old-1', 'theirs'],
      ['old-2', 'theirs'],
      ['new', 'upload'],
    ])
  })

  test('a picture that is there already is marked and not shown twice', () => {
    const { after, unchanged } = view({ media: [media('x', { action: 'present', remoteId: 'old-2' })] })
    expect(after.map(({ key, kind }) => [key, kind])).toEqual([
      ['old-1', 'theirs'],
      ['old-2', 'present'],
    ])
    expect(unchanged).toBe(true)
  })

  test('with an order, everything stands as it will', () => {
    const order: ListingChange['order'] = [
      { from: 'asset', assetId: 'new', renditionKey: 'new' },
      { from: 'listing', mediaId: 'old-2' },
      { from: 'listing', mediaId: 'old-1' },
    ]
    const { after, reordered } = view({ media: [media('new')], order })
    expect(after.map(({ key }) => key)).toEqual(['new', 'old-2', 'old-1'])
    expect(reordered).toBe(true)
  })
})

test('variants with the same picture stand together, by their titles', () => {
  const after = { from: 'asset', assetId: 'new', renditionKey: 'new' } as const
  const { assignments } = view({
    media: [media('new')],
    variants: ['Red', 'Blue'].map((variantRemoteId) => ({ variantRemoteId, before: null, after })),
  })
  expect(assignments.map(({ picture, variants }) => [picture.label, variants])).toEqual([['new.jpg', ['Red', 'Blue']]])
})

test('a picture that leaves is told by its place where places have names', () => {
  const removal = { mediaId: 'old-2', place: 'listing', alt: '', url: null, ours: true } as const
  const source = { id: 'i', position: 0, productId: 'p', title: 'Cap', issues: [] }
  const change = { ...noChange, removals: [removal] }
  const slotOf = (state: ListingState) =>
    planItemView({ ...source, change, observed: state }, () => undefined).removals[0]?.picture.slot
  expect(slotOf({ ...observed, mainPlace: 'filled' })).toBe('PT01')
  expect(slotOf(observed)).toBeUndefined()
})

describe('variants with pictures of their own', () => {
  const red = { ...observed.variants[0]!, mediaId: 'own', galleryIds: ['view'] }
  const apart: ListingState = {
    ...{ ...observed, title: 'Cap of theirs', variants: [red, ...observed.variants.slice(1)] },
    variantMedia: ['own', 'view'].map((id) => ({ ...observed.media[0]!, id, alt: id })),
  }
  const change: ListingChange = {
    ...noChange,
    media: [media('new', { place: 'variants' }), media('side', { place: 'variants', action: 'reuse' })],
    variants: [
      { variantRemoteId: 'Red', before: 'own', after: { from: 'asset', assetId: 'new', renditionKey: 'new' } },
      { variantRemoteId: 'Blue', before: 'lost', after: null },
    ],
    galleries: [
      {
        variantRemoteId: 'Red',
        before: ['view'],
        after: [
          { from: 'listing', mediaId: 'view' },
          { from: 'asset', assetId: 'side', renditionKey: 'side' },
        ],
      },
    ],
    removals: [{ mediaId: 'own', place: 'variants', alt: 'own', url: null, ours: true }],
  }
  const item = planItemView(
    { id: 'i', position: 0, productId: 'p', title: 'Cap', observed: apart, issues: [], change },
    () => undefined,
  )

  test('leave the gallery of the listing as it is, and are counted all the same', () => {
    expect(item.after.map(({ key }) => key)).toEqual(['old-1', 'old-2'])
    expect(item.coming).toEqual({ upload: 1, reuse: 1, restored: 0 })
    expect(item.listingTitle).toBe('Cap of theirs')
  })

  test('say which had another picture, which further views they get, and what leaves whom', () => {
    expect(item.assignments).toMatchObject([{ picture: { kind: 'upload' }, variants: ['Red'], replaced: 1 }])
    expect(item.galleries).toMatchObject([{ variants: ['Red'], pictures: [{ key: 'view' }, { key: 'side' }] }])
    expect(item.removals).toMatchObject([{ ours: true, variants: ['Red'] }])
    expect(item.cleared).toEqual(['Blue'])
  })
})
