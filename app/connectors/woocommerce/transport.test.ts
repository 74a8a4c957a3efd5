import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { WooCommerceAuth } from './credentials.ts'
import type { StoreRequest } from './request.ts'
import { openTransport } from './transport.ts'

const keys = { kind: 'keys', consumerKey: 'ck_1', consumerSecret: 'cs_2', keysIn: 'header' } as const
const password = { kind: 'application_password', username: 'ann', password: 'abcd efgh' } as const

interface Sent {
  readonly url: URL
  readonly init: RequestInit
  readonly headers: Headers
}

/** What goes over the wire for one request. */
async function sent(auth: WooCommerceAuth, request: Partial<StoreRequest<unknown>>, scheme = 'https'): Promise<Sent> {
  const calls: Sent[] = []
  const fetch: typeof globalThis.fetch = (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input)
    calls.push({ url, init, headers: new Headers(init.headers) })
    return Promise.resolve(Response.json({ ok: true }, { status: 401 }))
  }
  const siteUrl = `${scheme}://example.com/shop`
  const send = openTransport({ siteUrl, apiRoot: `${siteUrl}/wp-json/`, auth }, fetch)
  const whole = { space: 'wc/v3', method: 'GET', path: 'products', data: z.unknown(), ...request } as const
  const reply = await send(whole, AbortSignal.timeout(1000))
  expect(reply).toMatchObject({ status: 401, text: '{"ok":true}' })
  return calls[0]!
}

const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`

describe('requests for products', () => {
  it('carry keys in the header over https, or in the query where hosts strip it', async () => {
    const query = { include: '1,2', search: 'Café & co' }
    const header = await sent(keys, { query })
    expect(header.url.href).toBe(
      'https://example.com/shop/wp-json/wc/v3/products?include=1%2C2&search=Caf%C3%A9+%26+co',
    )
    expect(header.headers.get('authorization')).toBe(basic('ck_1:cs_2'))
    const inQuery = await sent({ ...keys, keysIn: 'query' }, { query })
    expect(inQuery.headers.has('authorization')).toBe(false)
    expect(Object.fromEntries(inQuery.url.searchParams)).toEqual({
      ...query,
      ...{ consumer_key: 'ck_1', consumer_secret: 'cs_2' },
    })
  })

  it('are signed over http, with each parameter once and without the secret', async () => {
    const { url, headers } = await sent(keys, { query: { include: '1,2' } }, 'http')
    expect(headers.has('authorization')).toBe(false)
    expect([...url.searchParams.keys()].sort()).toEqual(
      ['consumer_key', 'nonce', 'signature', 'signature_method', 'timestamp', 'version']
        .map((name) => `oauth_${name}`)
        .toSpliced(0, 0, 'include'),
    )
    expect(url.searchParams.get('oauth_signature_method')).toBe('HMAC-SHA256')
    expect(url.href).not.toContain('cs_2')
  })

  it.each(['http', 'https'])('carry an application password in the header, over %s', async (scheme) => {
    const { url, headers } = await sent(password, { query: { _fields: 'id' } }, scheme)
    expect(url.search).toBe('?_fields=id')
    expect(headers.get('authorization')).toBe(basic('ann:abcd efgh'))
  })

  it.each(['PUT', 'POST'] as const)('send JSON with %s, follow no redirect and say who we are', async (method) => {
    const { init, headers } = await sent(password, { method, path: 'products/1', json: { images: [{ id: 5 }] } })
    expect(init).toMatchObject({ method, body: '{"images":[{"id":5}]}', redirect: 'manual' })
    expect(headers.get('content-type')).toMatch(/^application\/json/)
    expect(headers.get('user-agent')).toBe('Mediaport')
  })
})

describe('requests for media', () => {
  it('carry the bytes as they are, named and hashed', async () => {
    const bytes = new Uint8Array([1, 2, 3])
    const file = { name: 'mug.jpg', mimeType: 'image/jpeg', bytes, md5: 'abc' }
    const { url, init, headers } = await sent(password, {
      ...{ space: 'wp/v2', method: 'POST', path: 'media', file },
      query: { slug: 'mug', alt_text: 'A mug' },
    })
    expect(url.href).toBe('https://example.com/shop/wp-json/wp/v2/media?slug=mug&alt_text=A+mug')
    expect(init.body).toBe(bytes)
    expect(Object.fromEntries(headers)).toMatchObject({
      ...{ 'content-type': 'image/jpeg', 'content-md5': 'abc', authorization: basic('ann:abcd efgh') },
      'content-disposition': 'attachment; filename="mug.jpg"',
    })
  })

  it('ask as nobody with keys, which WordPress itself does not know', async () => {
    const { url, headers } = await sent(keys, { space: 'wp/v2', path: 'media' }, 'http')
    expect([url.search, headers.has('authorization')]).toEqual(['', false])
  })
})
