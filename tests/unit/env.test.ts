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
})
