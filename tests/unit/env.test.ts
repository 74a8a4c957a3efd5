import { describe, expect, it, vi } from 'vitest'

const key = Buffer.alloc(32, 7).toString('base64')

const complete = {
  SHOPIFY_API_KEY: 'key',
  SHOPIFY_API_SECRET: 'secret',
  SHOPIFY_APP_URL: 'https://mediaport.example.com',
  DATABASE_URL: 'postgresql://localhost/mediaport',
  ENCRYPTION_KEYS: `k2:${key},k1:${key}`,
  STORAGE_DIR: '.data/files',
}

for (const [name, value] of Object.entries(complete)) vi.stubEnv(name, value)
const { parseEnv } = await import('../../app/env.server.ts')

describe('the environment', () => {
  it('has defaults for everything that is not a secret or a place', () => {
    expect(parseEnv(complete)).toMatchObject({ SCOPES: ['write_products', 'write_files'], LOG_LEVEL: 'info' })
  })

  it('is reached by other platforms where Shopify reaches it, unless told otherwise', () => {
    expect(parseEnv(complete).PUBLIC_URL).toBe(complete.SHOPIFY_APP_URL)
    expect(parseEnv({ ...complete, PUBLIC_URL: 'https://shop.example' }).PUBLIC_URL).toBe('https://shop.example')
  })

  it('keeps encryption keys in their order, which says which one encrypts', () => {
    expect(parseEnv(complete).ENCRYPTION_KEYS.map(({ id }) => id)).toEqual(['k2', 'k1'])
  })

  it('names every variable that is missing or wrong, and shows no value', () => {
    const wrong = { ...complete, SHOPIFY_API_KEY: undefined, DATABASE_URL: 'mysql://root:pw@localhost/x' }
    expect(() => parseEnv(wrong)).toThrow(/SHOPIFY_API_KEY[^]*DATABASE_URL/)
    expect(() => parseEnv(wrong)).not.toThrow(/root|pw/)
  })

  it.each(['short:AAAA', 'no-key', `:${key}`, '', `k1:${key},k2`])('refuses encryption keys like %s', (keys) => {
    expect(() => parseEnv({ ...complete, ENCRYPTION_KEYS: keys })).toThrow('ENCRYPTION_KEYS')
  })

  it('serves pictures where other platforms reach the app, unless something stands in front', () => {
    const reached = { ...complete, PUBLIC_URL: 'https://shop.example' }
    expect(parseEnv(reached).PICTURE_URL).toBe('https://shop.example')
    expect(parseEnv({ ...reached, PICTURE_URL: 'https://cdn.example' }).PICTURE_URL).toBe('https://cdn.example')
  })
})

describe('the app at Amazon', () => {
  const app = {
    AMAZON_CLIENT_ID: 'amzn1.application-oa2-client.1',
    AMAZON_CLIENT_SECRET: 'amzn1.oa2-cs.v1.2',
    AMAZON_APPLICATION_ID: 'amzn1.sellerapps.app.3',
  }

  it('is not there unless the operator made one', () => {
    expect(parseEnv(complete).AMAZON_APP).toBeNull()
    expect(parseEnv({ ...complete, AMAZON_CLIENT_ID: '', AMAZON_CLIENT_SECRET: ' ' }).AMAZON_APP).toBeNull()
  })

  it('is whole', () => {
    const parsed = parseEnv({ ...complete, ...app, AMAZON_APP_DRAFT: '1' })
    expect(parsed.AMAZON_APP).toEqual({
      clientId: app.AMAZON_CLIENT_ID,
      clientSecret: app.AMAZON_CLIENT_SECRET,
      applicationId: app.AMAZON_APPLICATION_ID,
      draft: true,
    })
    expect(parseEnv({ ...complete, ...app }).AMAZON_APP?.draft).toBe(false)
  })

  it.each(Object.keys(app))('is refused without %s, by its name and without a value', (name) => {
    const parse = () => parseEnv({ ...complete, ...app, [name]: undefined })
    expect(parse).toThrow(`${name}: expected as well`)
    expect(parse).not.toThrow(/oa2-client|oa2-cs\.v1/)
  })

  it('is refused with an id of another kind', () => {
    expect(() => parseEnv({ ...complete, ...app, AMAZON_APPLICATION_ID: 'A1B2' })).toThrow('amzn1.sellerapps.app.')
  })

  it.each([
    [undefined, 500],
    ['50', 50],
    ['never', Infinity],
  ])('sends feeds beyond %s SKUs', (text, from) => {
    expect(parseEnv({ ...complete, AMAZON_FEED_FROM: text }).AMAZON_FEED_FROM).toBe(from)
  })
})
