import { describe, expect, it } from 'vitest'
import type { ListingState } from '../channel/listing-state.ts'
import { isUndoConflict, undoIssues } from './undo-issues.ts'

const picture = { kind: 'image', status: 'ready', url: null, widthPx: null, heightPx: null } as const
const state: ListingState = {
  ...{ remoteId: 'p', title: 'Mug' },
  media: [
    { ...picture, id: 'a', alt: 'Front' },
    { ...picture, id: 'b', alt: '' },
  ],
  variants: ['Red', 'Blue'].map((title) => ({ id: title, sku: '', title, mediaId: null, galleryIds: [] })),
  variantMedia: [],
}

describe('what an undo cannot bring back', () => {
  it('is told once per kind, by the names that the merchant knows', () => {
    const issues = undoIssues(
      [
        { kind: 'file_gone', mediaId: 'a' },
        { kind: 'variant_since', variantRemoteId: 'Red' },
        { kind: 'file_gone', mediaId: 'b' },
        { kind: 'variant_since', variantRemoteId: 'Blue' },
        { kind: 'order_since' },
      ],
      [state],
    )
    expect(issues.map(({ happened }) => happened)).toEqual([
      'The store no longer has the pictures “Front”, (without alt text); that can’t be put back.',
      'Somebody gave the variants “Red”, “Blue” another picture after the export; it stays.',
      'Somebody rearranged the pictures after the export; their order stays.',
    ])
    expect(issues.every(isUndoConflict)).toBe(true)
  })

  it('needs no decision where somebody merely added a picture', () => {
    expect(undoIssues([{ kind: 'added_since', mediaId: 'a' }], [state]).some(isUndoConflict)).toBe(false)
  })
})
