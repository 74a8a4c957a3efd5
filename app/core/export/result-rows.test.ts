import { describe, expect, it } from 'vitest'
import { listingChangeSchema } from './listing-change.ts'
import { resultRows, type ResultItem } from './result-rows.ts'

const removed = { mediaId: 'media-1', alt: 'Old front', url: null, ours: true }
const returned = { mediaId: 'media-2', kind: 'image', attach: true, alt: 'Box', url: null }

function anItem(change: object, item: Partial<ResultItem> = {}): ResultItem {
  return {
    title: 'Mug',
    remoteId: 'product-1',
    change: listingChangeSchema.parse({ media: [], restores: [], removals: [], variants: [], order: null, ...change }),
    ...{ state: 'done', attempt: 1, imagesDone: 0, imagesTotal: 0 },
    ...{ errorCode: null, errorDetail: null, errorAssetId: null, finishedAt: null },
    ...item,
  }
}

const pictures = (item: ResultItem) =>
  resultRows(item, () => 'front.jpg').map(({ action, picture, pictureId }) => [action, picture, pictureId])

describe('the rows of a product in the results of an export', () => {
  it('name what left it and what came back, beside what it got', () => {
    const described = { ...returned, mediaId: 'media-3', attach: false, alt: null }
    expect(pictures(anItem({ removals: [removed], restores: [returned, described] }))).toEqual([
      ['restore', 'Box', 'media-2'],
      ['describe', '', 'media-3'],
      ['remove', 'Old front', 'media-1'],
    ])
  })

  it('are one row where no picture was touched', () => {
    expect(pictures(anItem({ order: [{ from: 'listing', mediaId: 'media-1' }] }))).toEqual([['', '', '']])
  })

  it('carry the outcome of the product, with the words for what went wrong', () => {
    const [row] = resultRows(
      anItem({ removals: [removed] }, { state: 'failed', errorCode: 'unavailable', errorAssetId: 'asset-1' }),
      () => 'front.jpg',
    )
    expect(row).toMatchObject({
      ...{ product: 'Mug', state: 'failed', problem: 'The store could not be reached.', problemPicture: 'front.jpg' },
    })
    expect(Object.keys(row ?? {}).slice(0, 6)).toEqual([
      ...['product', 'productId', 'picture', 'pictureId', 'role', 'action'],
    ])
  })
})
