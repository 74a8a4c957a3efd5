import { expect, test } from 'vitest'
import { aPicture, openShop } from '../../testing/open-shop.ts'
import type { Answer, OpenShop } from '../../testing/open-shop.ts'

const UPDATE = `mutation Update($productId: ID!, $variants: [ProductVariantsBulkInput!]!, $media: [CreateMediaInput!]) {
  productVariantsBulkUpdate(productId: $productId, variants: $variants, media: $media) {
    productVariants { id } userErrors { field code }
  }
}`
const ATTACH = 'mutation A($files: [FileUpdateInput!]!) { fileUpdate(files: $files) { userErrors { code } } }'

async function attachedImage(shop: OpenShop, filename: string): Promise<{ productId: string; mediaId: string }> {
  const [productId = ''] = shop.shop.products.keys()
  const file = await shop.createImage(await aPicture(), filename)
  await shop.until(() => file.status === 'READY')
  await shop.graphql(ATTACH, { files: [{ id: file.id, referencesToAdd: [productId] }] })
  return { productId, mediaId: file.id }
}

const codesOf = ({ data }: Answer): unknown => {
  const errors = data?.['productVariantsBulkUpdate']?.['userErrors'] as { code: string }[] | undefined
  return errors?.map(({ code }) => code)
}

test('media just attached is not for this product until it is seen', async () => {
  const shop = await openShop()
  shop.world.behaviour.attachVisibilityMs = 500
  const { productId, mediaId } = await attachedImage(shop, 'a.jpg')
  const [id] = shop.shop.variants.keys()
  const set = (): Promise<Answer> => shop.graphql(UPDATE, { productId, variants: [{ id, mediaId }] })
  expect(codesOf(await set())).toEqual(['MUST_BE_FOR_THIS_PRODUCT'])
  shop.clock.advance(500)
  expect(codesOf(await set())).toEqual([])
})

test('a mediaSrc for a variant that has an image changes nothing and says nothing', async () => {
  const shop = await openShop()
  const { productId, mediaId } = await attachedImage(shop, 'a.jpg')
  const [variant] = shop.shop.variants.values()
  await shop.graphql(UPDATE, { productId, variants: [{ id: variant?.id, mediaId }] })
  const source = 'https://example.com/new.jpg'
  const answer = await shop.graphql(UPDATE, {
    productId,
    variants: [{ id: variant?.id, mediaSrc: [source] }],
    media: [{ originalSource: source, mediaContentType: 'IMAGE' }],
  })
  expect(codesOf(answer)).toEqual([])
  expect(variant?.mediaId).toBe(mediaId)
})

test('one bad variant refuses all', async () => {
  const shop = await openShop()
  const { productId, mediaId } = await attachedImage(shop, 'a.jpg')
  const [first, second] = [...shop.shop.variants.values()]
  const variants = [
    { id: first?.id, mediaId },
    { id: second?.id, mediaId: 'gid://shopify/MediaImage/1' },
  ]
  expect(codesOf(await shop.graphql(UPDATE, { productId, variants }))).toEqual(['MUST_BE_FOR_THIS_PRODUCT'])
  expect(first?.mediaId).toBeNull()
})
