import { describe, expect, it } from 'vitest'
import type { ItemWork } from '../../core/channel/export-step.ts'
import type { ListingState, RemoteMedia } from '../../core/channel/listing-state.ts'
import { noChange, type ListingChange, type PlannedMedia } from '../../core/export/listing-change.ts'
import { showsImages, wantedAlts, wantedImages } from './wanted-images.ts'

function shown(id: string, alt = ''): RemoteMedia {
  return { id, alt, kind: 'image', status: 'ready', url: null, widthPx: null, heightPx: null }
}

function aListing(...media: RemoteMedia[]): ListingState {
  return { remoteId: '1', title: 'Mug', media, variants: [], variantMedia: [], inheritsMain: true }
}

function planned(key: string, more: Partial<PlannedMedia> = {}): PlannedMedia {
  return {
    ...{ assetId: key, renditionKey: key, kind: 'image', place: 'listing', role: 'angle', fileName: `${key}.jpg` },
    ...{ spec: null, alt: `Alt ${key}`, action: 'upload', remoteId: null, changesAlt: false },
    ...more,
  }
}

function work(
  current: ListingState,
  change: Partial<ListingChange>,
  files: Readonly<Record<string, string>> = {},
): ItemWork {
  return {
    ...{ itemId: 'i', listingRemoteId: '1', snapshot: current, current, files: new Map(Object.entries(files)) },
    onTheirWay: new Set(),
    change: { ...noChange, ...change },
  }
}

const ref = (renditionKey: string) => ({ from: 'asset', assetId: renditionKey, renditionKey }) as const
const listed = (mediaId: string) => ({ from: 'listing', mediaId }) as const
const idsOf = (images: ReturnType<typeof wantedImages>) => images.map(({ id, renditionKey }) => id ?? renditionKey)

describe('the images that a product is to have', () => {
  const current = aListing(shown('5', 'Five'), shown('6', 'Six'))

  it('are those that it has, and behind them those that come', () => {
    const images = wantedImages(work(current, { media: [planned('a')] }, { a: '9' }))
    expect(images.map(({ id, alt }) => [id, alt])).toEqual([
      ['5', null],
      ['6', null],
      ['9', 'Alt a'],
    ])
  })

  it('leave out what only came with it for its variations, and keep what stood there before', () => {
    const change = { media: [planned('a', { place: 'variants' }), planned('b', { place: 'variants' })] }
    const item = work(aListing(shown('5'), shown('8'), shown('9')), change, { a: '8', b: '9' })
    const images = wantedImages({ ...item, snapshot: aListing(shown('5'), shown('8')) })
    expect(idsOf(images)).toEqual(['5', '8'])
  })

  it('leave out what leaves, what has no id yet and what only variations show', () => {
    const removal = { mediaId: '5', place: 'listing', alt: '', url: null, ours: false } as const
    const media = [planned('a'), planned('b', { place: 'variants' })]
    expect(idsOf(wantedImages(work(current, { media, removals: [removal] }, { b: '9' })))).toEqual(['6'])
  })

  it('stand in the order that the change wants, with what comes back', () => {
    const restore = { mediaId: '4', kind: 'image', place: 'listing', attach: true, alt: 'Four', url: null } as const
    const order = [ref('a'), listed('6'), listed('4'), listed('5')]
    const change = { media: [planned('a')], restores: [restore], order }
    expect(idsOf(wantedImages(work(current, change, { a: '9' })))).toEqual(['9', '6', '4', '5'])
  })

  it('contain those that the store is to fetch, in their places', () => {
    const change = { media: [planned('a'), planned('b')], order: [ref('b'), listed('5'), ref('a'), listed('6')] }
    const images = wantedImages(work(current, change), new Set(['a', 'b']))
    expect(idsOf(images)).toEqual(['b', '5', 'a', '6'])
    expect(images[0]).toMatchObject({ id: null, fileName: 'b.jpg', alt: 'Alt b' })
  })

  it('keep at the end what somebody added meanwhile', () => {
    const grown = aListing(...current.media, shown('7'))
    const change = { media: [planned('a')], order: [ref('a'), listed('5'), listed('6')] }
    expect(idsOf(wantedImages(work(grown, change, { a: '9' })))).toEqual(['9', '5', '6', '7'])
  })

  it('need no request where the product shows them so', () => {
    const images = wantedImages(work(current, { media: [planned('a', { action: 'present', remoteId: '5' })] }))
    expect(showsImages(current, images)).toBe(true)
    expect(showsImages(aListing(...current.media.toReversed()), images)).toBe(false)
    expect(showsImages(current, images.slice(1))).toBe(false)
  })
})

describe('alt texts', () => {
  const current = aListing(shown('5', 'Five'))

  it.each([
    ['of a picture that comes', planned('a', { action: 'reuse' }), { a: '9' }, [['9', 'Alt a']]],
    ['that change', planned('a', { action: 'present', remoteId: '5', changesAlt: true }), {}, [['5', 'Alt a']]],
    ['that stay', planned('a', { action: 'present', remoteId: '5' }), {}, []],
    ['that are there', planned('a', { action: 'reuse', alt: 'Five' }), { a: '5' }, []],
    ['that nobody asks for', planned('a', { action: 'reuse', alt: null }), { a: '9' }, []],
  ] as const)('%s', (_name, media, files, expected) => {
    const { change, files: ids } = work(current, { media: [media] }, files)
    expect([...wantedAlts({ change, current }, ids)]).toEqual(expected)
  })

  it('are taken away where they were empty before', () => {
    const restore = { mediaId: '5', kind: 'image', place: 'listing', attach: false, alt: '', url: null } as const
    const { change, files } = work(current, { restores: [restore] })
    expect([...wantedAlts({ change, current }, files)]).toEqual([['5', '']])
  })
})
