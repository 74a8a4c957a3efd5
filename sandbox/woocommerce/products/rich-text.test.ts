import { expect, test } from 'vitest'
import { openStore } from '../testing/open-store.ts'
import { sanitiseHtml } from './rich-text.ts'

const player =
  '<figure class="wp-block-video"><video controls="" src="https://shop.example/wp-content/uploads/a.mp4"></video></figure>'

test.each([
  [player, player],
  ['<p>New</p><script>alert(1)</script><iframe src=x></iframe>', '<p>New</p>alert(1)'],
  ['<video><source src="a.mp4"></video>', '<video></video>'],
  ['<p onclick="run()" class="a">x</p>', '<p class="a">x</p>'],
  ['C:\\shop\\mug', 'C:shopmug'],
  ['[video src="a.mp4"]', '[video src="a.mp4"]'],
])('a description %j is stored as %j', (given, stored) => {
  expect(sanitiseHtml(given)).toBe(stored)
})

test('a description that an editor wrote stays as it is until it is written through the API', async () => {
  const { rest, site, createProduct } = await openStore()
  const id = await createProduct({ name: 'Mug' })
  const embedded = '<iframe src="https://video.example/1"></iframe>'
  site.data.products.set(id, { ...site.data.products.get(id)!, description: embedded })
  await rest('PUT', `/wc/v3/products/${id}`, { name: 'Cup' })
  const { body } = await rest('GET', `/wc/v3/products/${id}?context=edit&_fields=description`)
  expect(body['description']).toBe(embedded)
  const written = await rest('PUT', `/wc/v3/products/${id}?_fields=description`, { description: embedded })
  expect(written.body['description']).toBe('')
})

test('texts are read as shoppers get them, and with context=edit as they are stored', async () => {
  const { rest, createProduct } = await openStore()
  const id = await createProduct({ name: 'Mug', description: 'A mug' })
  expect((await rest('GET', `/wc/v3/products/${id}`)).body['description']).toBe('<p>A mug</p>\n')
  const list = await rest('GET', `/wc/v3/products?include=${id}&context=edit&_fields=description`)
  expect(list.body).toMatchObject([{ description: 'A mug' }])
})
