import { expect, it } from 'vitest'
import type { ListingState, RemoteMedia } from '../channel/listing-state.ts'
import { noChange, type ListingChange } from './listing-change.ts'
import { ownWork } from './own-work.ts'

function aMedia(id: string, alt = `Alt of ${id}`): RemoteMedia {
  return { id, kind: 'image', alt, status: 'ready', url: null, widthPx: null, heightPx: null }
}

function aState(media: RemoteMedia[], pictures: Record<string, string | null>): ListingState {
  const variants = Object.entries(pictures).map(([id, mediaId]) => ({
    ...{ id, sku: id, title: id, mediaId, galleryIds: [] },
  }))
  return { remoteId: 'p', title: 'Mug', media, variants, variantMedia: [] }
}

it('leaves out what others did to the listing while the export ran', () => {
  const change: ListingChange = {
    ...noChange,
    media: [
      {
        ...{ assetId: 'a', renditionKey: 'key', kind: 'image', place: 'listing', role: 'angle', fileName: 'a.jpg' },
        ...{ spec: null, alt: null, action: 'reuse', remoteId: 'ours', changesAlt: false },
      },
    ],
    removals: [{ mediaId: 'old', place: 'listing', alt: '', url: null, ours: false }],
    variants: [{ variantRemoteId: 'red', before: 'old', after: { from: 'asset', assetId: 'a', renditionKey: 'key' } }],
  }
  const before = aState([aMedia('theirs'), aMedia('old')], { red: 'old', blue: null })
  const confirmed = aState([aMedia('theirs', 'Edited meanwhile'), aMedia('ours'), aMedia('added meanwhile')], {
    red: 'ours',
    blue: 'added meanwhile',
  })
  expect(ownWork(change, before, confirmed, new Map([['key', 'ours']]))).toEqual(
    aState([aMedia('theirs'), aMedia('ours')], { red: 'ours', blue: null }),
  )
})
