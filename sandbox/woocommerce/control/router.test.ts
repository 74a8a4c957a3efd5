import { expect, test } from 'vitest'
import { openStore } from '../testing/open-store.ts'

test('hands out credentials, which work', async () => {
  const { url } = await openStore({ tls: undefined })
  const made = await control(url, 'POST', 'application-passwords', { user: 'manager' })
  const { username, password } = made.body as { username: string; password: string }
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  const me = await fetch(`${url}/wp-json/wp/v2/users/me?context=edit`, { headers: { authorization } })
  expect(await me.json()).toMatchObject({ slug: 'manager', roles: ['shop_manager'] })
  expect((await control(url, 'POST', 'keys', { permissions: 'read' })).body).toMatchObject({
    consumerKey: expect.stringMatching(/^ck_[0-9a-f]{40}$/) as string,
  })
})

test('state shows ordered pictures with hashes; the ledger keeps what was deleted', async () => {
  const { url, rest, upload, createProduct } = await openStore()
  const { body: picture } = await upload('mug.jpg')
  const id = await createProduct()
  await rest('PUT', `/wc/v3/products/${id}`, { images: [{ id: picture['id'] }] })
  const { body: state } = await control(url, 'GET', 'state')
  expect(state).toMatchObject({
    products: [
      { id, images: [{ id: picture['id'], via: 'upload', sha256: expect.stringMatching(/^\w{64}$/) as string }] },
    ],
  })
  await control(url, 'POST', 'merchant', { action: 'delete-attachment', id: picture['id'] })
  const { body: ledger } = await control(url, 'GET', 'ledger')
  expect(ledger).toMatchObject([{ id: picture['id'], via: 'upload', deletedAt: expect.any(String) as string }])
})

test('changes how the site is set up while it runs', async () => {
  const { url, rest } = await openStore()
  await control(url, 'POST', 'settings', { pluginActive: false })
  expect((await rest('GET', '/wc/v3/products')).body).toMatchObject({ code: 'rest_no_route' })
})

test.each([
  ['an unknown site', 'GET', 'state?site=nowhere', undefined, 404],
  ['an unknown route', 'GET', 'nothing', undefined, 404],
  ['a body that is not JSON', 'POST', 'faults', 'x', 400],
  ['a fault at no known place', 'POST', 'faults', '{"place":"rset","effect":{"kind":"maintenance"}}', 400],
  ['an unknown product', 'POST', 'merchant', '{"action":"delete-product","productId":1}', 404],
])('refuses %s', async (_name, method, path, body, status) => {
  const { url } = await openStore()
  expect((await fetch(new URL(`/__sandbox/${path}`, url), { method, body })).status).toBe(status)
})

async function control(url: string, method: string, path: string, body?: object) {
  const response = await fetch(new URL(`/__sandbox/${path}`, url), { method, body: body && JSON.stringify(body) })
  return { status: response.status, body: (await response.json()) as unknown }
}
