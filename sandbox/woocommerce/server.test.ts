import { describe, expect, test } from 'vitest'
import { ContentStore } from '../content-store.ts'
import { storeFile } from './images/store-file.ts'
import { copySites } from './control/copy-sites.ts'
import { startWooCommerceSandbox } from './server.ts'
import { aPicture, openStore } from './testing/open-store.ts'

describe('a site in a sub-directory', () => {
  test('has its REST API below it and says so on every page; beside it there is nothing', async () => {
    const { url, rest } = await openStore({ directory: '/shop' })
    const front = await fetch(`${url}/`, { method: 'HEAD' })
    expect(front.headers.get('link')).toBe(`<${url}/wp-json/>; rel="https://api.w.org/"`)
    expect((await rest('GET', '/')).body).toMatchObject({ home: url })
    expect((await fetch(new URL('/wp-json/', url))).status).toBe(404)
  })

  test('shows each product with its pictures', async () => {
    const { url, rest, upload, createProduct } = await openStore({ directory: '/shop' })
    const { body: picture } = await upload('mug.jpg', '?alt_text=A%20mug')
    const id = await createProduct({ name: 'Stoneware Mug' })
    const { body } = await rest('PUT', `/wc/v3/products/${id}`, { images: [{ id: picture['id'] }] })
    expect(body['permalink']).toBe(`${url}/product/stoneware-mug/`)
    const page = await (await fetch(String(body['permalink']))).text()
    expect(page).toContain(String(picture['source_url']))
    expect(page).toContain('alt="A mug"')
  })
})

test('galleries of variations that are switched off are stored, and no shopper sees them', async () => {
  const { url, rest, upload, createProduct, site } = await openStore()
  const { body: view } = await upload('back.jpg')
  const id = await createProduct({ name: 'Mug', type: 'variable' })
  const gallery = [view['id'] ?? null]
  const created = await rest('POST', `/wc/v3/products/${id}/variations`, { gallery_image_ids: gallery })
  expect(created.body['gallery_image_ids']).toEqual(gallery)
  const page = async () => (await fetch(`${url}/product/mug/`)).text()
  expect(await page()).toContain('/back')
  site.settings.variationGallery = false
  expect(await page()).not.toContain('/back')
  expect((await rest('GET', '/wc/v3/system_status')).body['settings']).toMatchObject({ enabled_features: [] })
  const kept = await rest('GET', `/wc/v3/products/${id}/variations/${String(created.body['id'])}`)
  expect(kept.body['gallery_image_ids']).toEqual(gallery)
})

test('a variation without an image shows its product’s to those who look, and none to those who edit or write', async () => {
  const { rest, upload, createProduct } = await openStore()
  const { body: picture } = await upload('mug.jpg')
  const id = await createProduct({ name: 'Mug', type: 'variable', images: [{ id: picture['id'] }] })
  const { body: created } = await rest('POST', `/wc/v3/products/${id}/variations`, {})
  const path = `/wc/v3/products/${id}/variations/${String(created['id'])}`
  expect(created['image']).toBeNull()
  expect((await rest('PUT', path, { sku: 'R' })).body['image']).toBeNull()
  expect((await rest('GET', path)).body['image']).toMatchObject({ id: picture['id'] })
  expect((await rest('GET', `${path}?context=edit`)).body['image']).toBeNull()
})

describe('WooCommerce 9.9.5', () => {
  test('knows no galleries of variations and no list of all variations', async () => {
    const { rest, createProduct } = await openStore({ settings: { version: '9.9.5' } })
    const id = await createProduct({ name: 'Mug', type: 'variable' })
    const { status, body } = await rest('POST', `/wc/v3/products/${id}/variations`, { gallery_image_ids: [5] })
    expect(status).toBe(201)
    expect(body).not.toHaveProperty('gallery_image_ids')
    expect((await rest('GET', '/wc/v3/variations')).body).toMatchObject({ code: 'rest_no_route' })
  })
})

test('an application password names itself and revokes itself', async () => {
  const { rest } = await openStore()
  const { body } = await rest('GET', '/wp/v2/users/me/application-passwords/introspect')
  const path = `/wp/v2/users/me/application-passwords/${String(body['uuid'])}`
  expect((await rest('DELETE', path)).body).toMatchObject({ deleted: true })
  expect((await rest('GET', '/wp/v2/users/me')).body).toMatchObject({ code: 'incorrect_password' })
})

test('files of one name at once can end as one file, as they do in PHP', async () => {
  const { site, world } = await openStore()
  const bytes = await aPicture()
  const origin = { via: 'seed', source: null, createdBy: null, requestId: null } as const
  const store = () =>
    storeFile(world, site, { name: 'same.jpg', mimeType: 'image/jpeg', bytes, parentId: 0, authorId: 1, origin })
  const [first, second] = await Promise.all([store(), store()])
  expect(first.file).toBe(second.file)
  expect((await store()).file).toMatch(/same-1\.jpg$/)
})

test('pictures above 2560 pixels get a scaled copy', async () => {
  const { url, authorization } = await openStore()

  const response = await fetch(`${url}/wp-json/wp/v2/media`, {
    method: 'POST',
    headers: { authorization, 'content-disposition': 'attachment; filename=wide.jpg' },
    body: new Uint8Array(await aPicture(2_600, 100)),
  })
  expect(await response.json()).toMatchObject({
    media_details: {
      width: 2_560,
      original_image: 'wide.jpg',
      file: expect.stringMatching(/wide-scaled\.jpg$/) as string,
    },
  })
})

describe('hosts that a wizard has to understand', () => {
  test.each([
    ['a firewall before the REST API', { restBlocked: true }, 403, 'text/html'],
    ['an update under way', { maintenance: true }, 503, 'text/html; charset=UTF-8'],
    ['https alone', { forcesHttps: true }, 301, 'text/html'],
    ['the plugin switched off', { pluginActive: false }, 404, 'application/json; charset=UTF-8'],
    ['plain permalinks', { permalinks: 'plain' as const }, 301, 'text/html; charset=UTF-8'],
  ])('%s', async (_name, settings, status, contentType) => {
    const { rest } = await openStore({ settings })
    const answer = await rest('GET', '/wc/v3/products')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, contentType])
  })
})

test('what a site holds can be put into another world, and goes on there', async () => {
  const contents = new ContentStore()
  const first = await openStore({}, { contents })
  const second = await openStore({}, { contents })
  const { body: picture } = await first.upload('mug.jpg')
  const id = await first.createProduct()
  copySites(first.world, second.world)
  const answer = await fetch(`${second.url}/wp-json/wc/v3/products/${id}`, {
    method: 'PUT',
    headers: { authorization: first.authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ images: [{ id: picture['id'] }] }),
  })
  expect(await answer.json()).toMatchObject({ images: [{ src: expect.stringContaining(second.url) as string }] })
  expect(first.site.data.products.get(id)?.imageId).toBe(0)
  contents.dispose()
})

test('goes away and comes back on its port', async () => {
  const sandbox = await startWooCommerceSandbox({ sites: [{ key: 'store', title: 'Store' }] })
  const { url, goAway, comeBack } = sandbox.sites['store']!
  await goAway()
  await expect(fetch(url)).rejects.toThrow()
  await comeBack()
  expect((await fetch(url)).status).toBe(200)
  await sandbox.close()
})
