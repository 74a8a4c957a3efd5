import { expect, test } from 'vitest'
import { aVideo } from '../../testing/a-video.ts'
import type { StoredFile } from '../state/model.ts'
import { aPicture, openShop } from '../testing/open-shop.ts'
import type { Answer, OpenShop } from '../testing/open-shop.ts'

const STAGE =
  'mutation S($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) { userErrors { message } } }'
const CREATE = 'mutation C($files: [FileCreateInput!]!) { fileCreate(files: $files) { userErrors { code } } }'
const ATTACH = 'mutation A($files: [FileUpdateInput!]!) { fileUpdate(files: $files) { userErrors { code } } }'
const UPDATE = `mutation U($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
  productVariantsBulkUpdate(productId: $productId, variants: $variants) { userErrors { field code } }
}`

const clip = { filename: 'a.mp4', mimeType: 'video/mp4', resource: 'VIDEO', httpMethod: 'POST' }
const refusals = ({ data }: Answer, field: string): unknown => data?.[field]?.['userErrors']

async function createVideo(shop: OpenShop, bytes: Buffer, input = clip): Promise<Answer> {
  const target = await shop.stage({ ...input, fileSize: String(bytes.length) })
  expect((await shop.upload(target, bytes)).ok).toBe(true)
  const files = [{ originalSource: target.resourceUrl, filename: 'a.mp4', contentType: 'VIDEO' }]
  return shop.graphql(CREATE, { files })
}

const theVideo = ({ shop }: OpenShop): StoredFile => {
  const file = shop.filesByName.get('a.mp4')
  if (!file) throw new Error('No video')
  return file
}

test('no target is given for a video of unknown size', async () => {
  const { graphql } = await openShop()
  const answer = await graphql(STAGE, { input: [clip] })
  expect(refusals(answer, 'stagedUploadsCreate')).toEqual([{ message: 'file size is required for video resources' }])
})

test('a video is READY after minutes', async () => {
  const shop = await openShop()
  const createdAt = shop.clock.now()
  expect(refusals(await createVideo(shop, await aVideo()), 'fileCreate')).toEqual([])
  shop.clock.advance(60_000)
  expect(theVideo(shop).status).toBe('PROCESSING')
  await shop.until(() => theVideo(shop).status === 'READY')
  expect(shop.clock.now() - createdAt).toBeGreaterThanOrEqual(120_000)
  expect(theVideo(shop).content).toMatchObject({ mimeType: 'video/mp4', durationMs: 2000, widthPx: 640 })
})

test.each([
  ['no video at all', () => Promise.resolve(Buffer.from('hello')), 'VIDEO_METADATA_READ_ERROR'],
  ['more than ten minutes', () => aVideo(1, { seconds: 601 }), 'VIDEO_MAX_DURATION_ERROR'],
  ['wider than 4K', () => aVideo(1, { widthPx: 3_842 }), 'VIDEO_MAX_WIDTH_ERROR'],
  ['higher than 4K', () => aVideo(1, { widthPx: 3_840, heightPx: 2_162 }), 'VIDEO_MAX_HEIGHT_ERROR'],
  ['upright, and higher than 4K', () => aVideo(1, { widthPx: 1_080, heightPx: 3_842 }), 'VIDEO_MAX_HEIGHT_ERROR'],
])('%s ends FAILED', async (_name, bytes, code) => {
  const shop = await openShop()
  await createVideo(shop, await bytes())
  await shop.until(() => theVideo(shop).status === 'FAILED')
  expect(theVideo(shop).errors).toMatchObject([{ code }])
})

test('a hosted video is taken from a target for videos alone', async () => {
  const shop = await openShop()
  const ofImages = await shop.stage({ ...clip, filename: 'a.jpg', mimeType: 'image/jpeg', resource: 'IMAGE' })
  for (const originalSource of ['https://example.com/a.mp4', ofImages.resourceUrl]) {
    const answer = await shop.graphql(CREATE, { files: [{ originalSource, contentType: 'VIDEO' }] })
    expect(refusals(answer, 'fileCreate')).toEqual([{ code: 'INVALID' }])
  }
})

test('no variant takes a video', async () => {
  const shop = await openShop()
  await createVideo(shop, await aVideo())
  await shop.until(() => theVideo(shop).status === 'READY')
  const [productId = ''] = shop.shop.products.keys()
  const [id] = shop.shop.variants.keys()
  await shop.graphql(ATTACH, { files: [{ id: theVideo(shop).id, referencesToAdd: [productId] }] })
  const answer = await shop.graphql(UPDATE, { productId, variants: [{ id, mediaId: theVideo(shop).id }] })
  expect(refusals(answer, 'productVariantsBulkUpdate')).toEqual([
    { field: ['variants', '0', 'mediaId'], code: 'INVALID_INPUT' },
  ])
})

test('a shop on trial takes pictures and no videos', async () => {
  const shop = await openShop()
  shop.shop.identity.plan = 'trial'
  expect(refusals(await createVideo(shop, await aVideo()), 'fileCreate')).toEqual([
    { code: 'UNACCEPTABLE_TRIAL_ASSET' },
  ])
  expect((await shop.createImage(await aPicture(), 'a.jpg')).status).toBe('UPLOADED')
})

test('a shop has as many videos as its plan allows', async () => {
  const shop = await openShop()
  await createVideo(shop, await aVideo())
  for (let number = 1; number < 250; number += 1) shop.shop.files.set(`another ${number}`, theVideo(shop))
  const code = 'NON_IMAGE_MEDIA_PER_SHOP_LIMIT_EXCEEDED'
  expect(refusals(await createVideo(shop, await aVideo(2)), 'fileCreate')).toEqual([{ code }])
})
