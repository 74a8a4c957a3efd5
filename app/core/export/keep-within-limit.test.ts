import { expect, it } from 'vitest'
import type { ListingState } from '../channel/listing-state.ts'
import { planUndo } from './plan-undo.ts'

function aState(ids: string[], picture: string | null): ListingState {
  const media = ids.map((id) => ({
    ...{ id, kind: 'image' as const, alt: '', status: 'ready' as const, url: null, widthPx: null, heightPx: null },
  }))
  const variants = [{ id: 'red', sku: '', title: 'Red', mediaId: picture, galleryIds: [] }]
  return { remoteId: 'p', title: 'Mug', media, variants, variantMedia: [] }
}

const before = aState(['a', 'b', 'c'], 'c')
const after = aState(['ours'], 'ours')
const usable = new Set(['a', 'b', 'c'])
const undo = (now: ListingState, maxMedia: number) =>
  planUndo({ now, exports: [{ before, after }], usable, placed: new Set(['ours']), maxMedia })

it('an undo brings back what the listing has room for beside what somebody added, and names the rest', () => {
  const { target, conflicts, issues } = undo(aState(['ours', 'added'], 'ours'), 3)
  expect(target.media.map(({ id }) => id).toSorted()).toEqual(['a', 'added', 'b'])
  expect(target.variants[0]?.mediaId).toBeNull()
  expect(conflicts.map(({ kind }) => kind)).toEqual(['added_since', 'no_room', 'variant_picture_gone'])
  expect(issues.find(({ code }) => code === 'undo_no_room')?.severity).toBe('warning')
})

it('it brings everything back where the limit allows it', () => {
  const { target, conflicts } = undo(after, 3)
  expect(target).toEqual(before)
  expect(conflicts).toEqual([])
})
