import { describe, expect, it } from 'vitest'
import type { ListingState, RemoteMedia } from '../channel/listing-state.ts'
import { editedSince } from './edited-since.ts'
import { noChange, type ListingChange } from './listing-change.ts'

function aMedia(id: string, alt = ''): RemoteMedia {
  return { id, kind: 'image', alt, status: 'ready', url: null, widthPx: null, heightPx: null }
}

function aState(media: RemoteMedia[], pictures: Record<string, string | null> = { red: 'old' }): ListingState {
  const variants = Object.entries(pictures).map(([id, mediaId]) => ({
    ...{ id, sku: id, title: id, mediaId, galleryIds: [] },
  }))
  return { remoteId: 'p', title: 'Mug', media, variants, variantMedia: [] }
}

/** Ours comes first and becomes red, old leaves. */
const change: ListingChange = {
  ...noChange,
  media: [
    {
      ...{ assetId: 'a', renditionKey: 'key', kind: 'image', place: 'listing', role: 'hero', fileName: 'a.jpg' },
      ...{ spec: null, alt: 'Ours', action: 'upload', remoteId: null, changesAlt: false },
    },
  ],
  removals: [{ mediaId: 'old', place: 'listing', alt: '', url: null, ours: false }],
  variants: [{ variantRemoteId: 'red', before: 'old', after: { from: 'asset', assetId: 'a', renditionKey: 'key' } }],
  order: [
    { from: 'asset', assetId: 'a', renditionKey: 'key' },
    { from: 'listing', mediaId: 'theirs' },
    { from: 'listing', mediaId: 'more' },
  ],
}
const files = new Map([['key', 'ours']])
const [theirs, more, old, ours] = [aMedia('theirs'), aMedia('more'), aMedia('old'), aMedia('ours', 'Ours')]
const written = aState([theirs, more, old, ours])
const edited = (now: ListingState) => editedSince({ change, written, now, files })

describe('a listing that an export was put back on', () => {
  it.each([
    ['shows what was written', written],
    ['shows the goal', aState([ours, theirs, more], { red: 'ours' })],
    ['is on its way there', aState([theirs, more, ours], { red: 'ours' })],
    ['has lost a variant’s picture with one that leaves', aState([theirs, more, ours], { red: null })],
  ])('is not edited where it %s', (_, now) => {
    expect(edited(now)).toBe(false)
  })

  it.each([
    ['a picture was added', aState([...written.media, aMedia('added')])],
    ['a picture of the merchant’s was removed', aState([theirs, old, ours])],
    ['ours was removed', aState([theirs, more, old])],
    ['an alt text was changed', aState([theirs, more, old, aMedia('ours', 'Better')])],
    ['the order is another', aState([more, theirs, old, ours])],
    ['a variant got another picture', aState(written.media, { red: 'theirs' })],
    ['a variant is gone', aState(written.media, {})],
  ])('is edited where %s', (_, now) => {
    expect(edited(now)).toBe(true)
  })
})

describe('a store whose variants show the leading picture where they have none', () => {
  const inheriting = (media: RemoteMedia[], row: Partial<ListingState['variants'][number]>): ListingState => ({
    ...aState(media),
    variants: [{ id: 'red', sku: 'red', title: 'red', mediaId: null, galleryIds: [], ...row }],
    inheritsMain: true,
  })
  const asset = { from: 'asset', assetId: 'a', renditionKey: 'key' } as const
  const views: ListingChange = {
    ...change,
    media: change.media.map((media) => ({ ...media, place: 'variants' })),
    variants: [{ variantRemoteId: 'red', before: null, after: asset }],
    galleries: [{ variantRemoteId: 'red', before: [], after: [{ from: 'listing', mediaId: 'more' }] }],
    order: null,
  }
  const before = inheriting([old, theirs, more], {})

  it.each([
    ['it has the former main picture as its own', inheriting([theirs, more], { mediaId: 'old' }), false],
    ['its picture has come, its views have not', inheriting([theirs, more], { mediaId: 'ours' }), false],
    ['its views have come, its picture has not', inheriting([theirs, more], { galleryIds: ['more'] }), false],
    ['its picture is among the product’s for a while', inheriting([old, theirs, more, ours], {}), false],
    ['it has another picture', inheriting([theirs, more], { mediaId: 'added' }), true],
    ['it has another view', inheriting([theirs, more], { galleryIds: ['added'] }), true],
  ])('%s', (_, now, isEdited) => {
    expect(editedSince({ change: views, written: before, now, files })).toBe(isEdited)
  })
})
