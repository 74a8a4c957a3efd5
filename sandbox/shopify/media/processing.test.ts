import { expect, test } from 'vitest'
import type { StoredFile } from '../state/model.ts'
import { aPicture, openShop } from '../testing/open-shop.ts'
import type { OpenShop } from '../testing/open-shop.ts'

const isSettled = (file: StoredFile): boolean => file.status === 'READY' || file.status === 'FAILED'

async function settledFile(shop: OpenShop, bytes: Uint8Array): Promise<StoredFile> {
  const file = await shop.createImage(bytes, 'shirt.jpg')
  await shop.until(() => isSettled(file))
  return file
}

test('a picture goes from UPLOADED over PROCESSING to READY and is served', async () => {
  const shop = await openShop()
  const file = await shop.createImage(await aPicture(400, 300), 'shirt.jpg')
  expect(file.status).toBe('UPLOADED')
  await shop.until(() => file.status === 'PROCESSING')
  await shop.until(() => file.status === 'READY')
  const { data } = await shop.graphql(
    'query N($id: ID!) { node(id: $id) { ... on MediaImage { image { width url(transform: { maxWidth: 40 }) } } } }',
    { id: file.id },
  )
  const image = data?.['node']?.['image'] as { width: number; url: string } | undefined
  expect(image?.width).toBe(400)
  const served = await fetch(image?.url ?? '')
  expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
})

test.each([
  ['no picture at all', () => Promise.resolve(Buffer.from('hello')), 'UNSUPPORTED_IMAGE_FILE_TYPE'],
  ['half a picture', async () => (await aPicture(900, 900)).subarray(0, 3_000), 'IMAGE_PROCESSING_FAILURE'],
  ['more than 20 megapixels', () => aPicture(4_473, 4_473), 'INVALID_IMAGE_RESOLUTION'],
  ['a ribbon', () => aPicture(2_020, 20), 'INVALID_IMAGE_ASPECT_RATIO'],
])('%s ends FAILED', async (_name, bytes, code) => {
  const file = await settledFile(await openShop(), await bytes())
  expect(file).toMatchObject({ status: 'FAILED', errors: [{ code }] })
})

test('a target that nothing was uploaded to ends FAILED', async () => {
  const { stage, graphql, shop, until } = await openShop()
  const target = await stage({ filename: 'a.jpg', mimeType: 'image/jpeg', resource: 'IMAGE', httpMethod: 'POST' })
  const files = [{ originalSource: target.resourceUrl, filename: 'a.jpg', contentType: 'IMAGE' }]
  await graphql('mutation C($files: [FileCreateInput!]!) { fileCreate(files: $files) { files { id } } }', { files })
  await until(() => shop.filesByName.get('a.jpg')?.status === 'FAILED')
  expect(shop.filesByName.get('a.jpg')?.errors[0]?.code).toBe('IMAGE_DOWNLOAD_FAILURE')
})

test('a fault can make processing fail or never end', async () => {
  const shop = await openShop()
  shop.world.faults.add({
    place: 'media',
    name: 'bad.jpg',
    effect: { kind: 'media-processing-failure', code: 'UNKNOWN' },
  })
  shop.world.faults.add({ place: 'media', name: 'stuck.jpg', effect: { kind: 'media-stuck' } })
  const bad = await shop.createImage(await aPicture(), 'bad.jpg')
  const stuck = await shop.createImage(await aPicture(), 'stuck.jpg')
  await shop.until(() => bad.status === 'FAILED')
  shop.clock.advance(600_000)
  expect([bad.errors[0]?.code, stuck.status]).toEqual(['UNKNOWN', 'PROCESSING'])
})
