import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { aPicture, openStore } from '../testing/open-store.ts'

let origin: string
let asked: http.IncomingMessage[]
let answers: Promise<void>

beforeEach(async () => {
  const picture = await aPicture()
  asked = []
  answers = Promise.resolve()
  const server = http.createServer((request, response) => {
    asked.push(request)
    void answers.then(() => {
      if (request.url?.startsWith('/missing')) response.writeHead(404).end()
      else response.writeHead(200, { 'content-type': 'image/jpeg' }).end(picture)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  onTestFinished(() => void server.close())
})

const from = (...names: string[]) => ({ images: names.map((name) => ({ src: `https://app.example/${name}` })) })

describe('pictures that the store fetches', () => {
  test('are fetched by its DNS, one after the other, each time anew', async () => {
    const { rest, createProduct, url } = await openStore({}, { hosts: { 'app.example': origin } })
    const id = await createProduct()
    await rest('PUT', `/wc/v3/products/${id}`, from('a.jpg', 'b.jpg'))
    const { body } = await rest('PUT', `/wc/v3/products/${id}`, from('a.jpg', 'b.jpg'))
    expect(body['images']).toMatchObject([{ name: 'a-1.jpg' }, { name: 'b-1.jpg' }])
    expect(asked.map((request) => request.url)).toEqual(['/a.jpg', '/b.jpg', '/a.jpg', '/b.jpg'])
    expect(asked[0]?.headers).toMatchObject({ host: 'app.example', 'user-agent': `WordPress/7.0.4; ${url}` })
  })

  test('arrive also when the client has given up', async () => {
    const { site, createProduct, url, authorization } = await openStore({}, { hosts: { 'app.example': origin } })
    const id = await createProduct()
    const late = Promise.withResolvers<void>()
    answers = late.promise
    const giveUp = new AbortController()
    const request = fetch(`${url}/wp-json/wc/v3/products/${id}`, {
      method: 'PUT',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(from('a.jpg')),
      signal: giveUp.signal,
    })
    await expect.poll(() => asked).toHaveLength(1)
    giveUp.abort()
    await expect(request).rejects.toThrow()
    late.resolve()
    await expect.poll(() => site.data.products.get(id)?.imageId).toBeGreaterThan(0)
  })

  test.each([
    ['11.0.1', 0],
    ['9.9.5', 1],
  ] as const)('of a creation that failed: WooCommerce %s keeps %i of them', async (version, kept) => {
    const { rest, site } = await openStore({ settings: { version } }, { hosts: { 'app.example': origin } })
    const { status } = await rest('POST', '/wc/v3/products', { name: 'Mug', ...from('a.jpg', 'missing.jpg') })
    expect(status).toBe(400)
    expect(site.data.attachments.size).toBe(kept)
  })

  test('of an update that failed stay, as files of the product', async () => {
    const { rest, createProduct } = await openStore({}, { hosts: { 'app.example': origin } })
    const id = await createProduct()
    await rest('PUT', `/wc/v3/products/${id}`, from('a.jpg', 'missing.jpg'))
    const { text } = await rest('GET', `/wp/v2/media?parent=${id}&_fields=slug`)
    expect(JSON.parse(text)).toEqual([{ slug: 'a-jpg' }])
  })
})
