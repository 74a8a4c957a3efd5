import { expect, test } from 'vitest'
import { DOMAIN, aPicture, openShop } from '../testing/open-shop.ts'

test('state shows ordered media with hashes; the ledger keeps what was deleted', async () => {
  const { url, shop, until, createImage } = await openShop()
  const get = async (path: string): Promise<unknown> => (await fetch(`${url}/__sandbox/${path}`)).json()
  const [product] = shop.products.values()
  const file = await createImage(await aPicture(), 'a.jpg')
  await until(() => file.status === 'READY')
  const act = (action: object): Promise<Response> =>
    fetch(`${url}/__sandbox/merchant`, { method: 'POST', body: JSON.stringify({ shop: DOMAIN, ...action }) })
  const added = await act({
    action: 'add-media',
    productId: product?.id,
    source: file.originalSource,
    fileName: 'b.jpg',
  })
  const { id } = (await added.json()) as { id: string }
  expect(await get(`state?shop=${DOMAIN}`)).toMatchObject({
    products: [{ title: 'Linen Shirt', media: [{ id, filename: 'b.jpg' }] }],
    files: [{ filename: 'a.jpg', sha256: file.content?.sha256, productIds: [] }, { productIds: [product?.id] }],
  })
  await act({ action: 'delete-file', mediaId: id })
  expect(await get('ledger')).toMatchObject([
    { filename: 'a.jpg', createdBy: 'app:key', deletedAt: null },
    { filename: 'b.jpg', createdBy: 'merchant', deletedAt: expect.any(String) as string },
  ])
})

test.each([
  ['an unknown shop', 'GET', 'state?shop=nowhere.myshopify.com', undefined, 404],
  ['an unknown route', 'GET', 'nothing', undefined, 404],
  ['a body that is not JSON', 'POST', 'faults', 'x', 400],
  ['a fault at no known place', 'POST', 'faults', '{"place":"grahpql","effect":{"kind":"throttled"}}', 400],
  ['to take away a fault by its name', 'DELETE', 'faults?id=token', undefined, 400],
  ['an unknown product', 'POST', 'merchant', `{"shop":"${DOMAIN}","action":"delete-product","productId":"x"}`, 404],
])('refuses %s', async (_name, method, path, body, status) => {
  const { url } = await openShop()
  expect((await fetch(`${url}/__sandbox/${path}`, { method, body })).status).toBe(status)
})
