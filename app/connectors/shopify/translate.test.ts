import { describe, expect, it } from 'vitest'
import { fileNameOf, toFileStatus, toListingState } from './translate.ts'

describe('the status of a file', () => {
  const image = { id: 'gid://shopify/MediaImage/1', fileErrors: [] }
  it.each([
    ['UPLOADED', undefined, 'processing'],
    ['PROCESSING', null, 'processing'],
    ['READY', null, 'processing'],
    ['READY', { url: 'https://cdn/a.jpg' }, 'ready'],
    ['FAILED', null, 'failed'],
  ] as const)('%s with image %o is %s', (fileStatus, file, expected) => {
    expect(toFileStatus({ ...image, fileStatus, image: file })).toBe(expected)
  })

  it('of a video needs no image', () => {
    expect(toFileStatus({ id: 'gid://shopify/Video/1', fileErrors: [], fileStatus: 'READY' })).toBe('ready')
  })
})

describe('the name of a file', () => {
  it.each([
    ['https://cdn.shopify.com/s/files/1/files/mug-3fa9.jpg?v=17', 'mug-3fa9.jpg'],
    ['https://cdn.shopify.com/s/files/1/files/m%C3%BCg.jpg', 'müg.jpg'],
    [null, null],
    ['not a url', null],
  ])('%s is %s', (url, expected) => {
    expect(fileNameOf(url)).toBe(expected)
  })
})

it('reads a product without assuming what Shopify may leave empty', () => {
  const media = { id: 'm', alt: null, mediaContentType: 'MODEL_3D', status: 'PROCESSING' } as const
  const variant = { id: 'v', sku: null, title: 'Default Title', media: { nodes: [] } }
  const page = { pageInfo: { hasNextPage: false, endCursor: null } }
  const row = { id: 'p', title: 'Mug', media: { nodes: [media], ...page }, variants: { nodes: [variant], ...page } }
  expect(toListingState(row, [media], [variant])).toEqual({
    remoteId: 'p',
    title: 'Mug',
    media: [{ id: 'm', kind: 'other', alt: '', status: 'processing', url: null, widthPx: null, heightPx: null }],
    variants: [{ id: 'v', sku: '', title: 'Default Title', mediaId: null, galleryIds: [] }],
    variantMedia: [],
  })
})
