import { expect, it } from 'vitest'
import { undescribed, type ListingState } from '../channel/listing-state.ts'
import { brokenOffWork } from './broken-off-work.ts'
import { noChange, type ListingChange } from './listing-change.ts'
import { revertState } from './revert-state.ts'

const aState = (...ids: string[]): ListingState => ({
  ...{ remoteId: 'p', title: 'Mug', media: ids.map((id) => undescribed(id)), variantMedia: [] },
  variants: [{ id: 'red', sku: 'red', title: 'Red', mediaId: null, galleryIds: [] }],
})

it('takes a picture for variants off the listing that it came with', () => {
  const change: ListingChange = {
    ...noChange,
    media: [
      {
        ...{ assetId: 'a', renditionKey: 'key', kind: 'image', place: 'variants', role: 'angle', fileName: 'a.jpg' },
        ...{ spec: null, alt: null, action: 'upload', remoteId: null, changesAlt: false },
      },
    ],
    galleries: [{ variantRemoteId: 'red', before: [], after: [{ from: 'asset', assetId: 'a', renditionKey: 'key' }] }],
  }
  const [before, now] = [aState('theirs'), aState('theirs', 'view')]
  const after = brokenOffWork(change, before, new Map([['key', 'view']]))
  const reverted = revertState({ now, before, after, usable: new Set(), apart: true })
  expect(reverted).toEqual({ state: before, conflicts: [] })
})
