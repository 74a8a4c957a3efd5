import WooCommerceRestApi from '@woocommerce/woocommerce-rest-api'
import selfsigned from 'selfsigned'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { Agent, request } from 'undici'
import { startWooCommerceSandbox, type RunningSite } from '../server.ts'
import type { SiteSettings } from '../settings.ts'
import { createApplicationPassword } from './application-passwords.ts'
import { createKey } from './consumer-keys.ts'

let certificate: { key: string; cert: string }

beforeAll(async () => {
  const { private: key, cert } = await selfsigned.generate([{ name: 'commonName', value: 'localhost' }])
  certificate = { key, cert }
})

/** A store in a sub-directory, on http and https; answers to Basic credentials by scheme. */
async function openSite(settings: Partial<SiteSettings> = {}) {
  const site = { key: 'store', title: 'Store', directory: '/shop', tls: certificate, settings }
  const sandbox = await startWooCommerceSandbox({ sites: [site] })
  const dispatcher = new Agent({ connect: { rejectUnauthorized: false } })
  onTestFinished(async () => {
    await dispatcher.close()
    await sandbox.close()
  })
  const running = sandbox.sites['store']!
  const ask = async (scheme: 'http' | 'https', path: string, [user, password]: readonly [string, string]) => {
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
    const home = scheme === 'https' ? running.secureUrl : running.url
    const { statusCode, body } = await request(`${home}/wp-json${path}`, { dispatcher, headers: { authorization } })
    const { code } = (await body.json()) as { code?: string }
    return code ?? statusCode
  }
  return { running, ask, ...credentialsOf(running) }
}

function credentialsOf({ site }: RunningSite) {
  const key = createKey(site, { userId: 1, permissions: 'read_write', description: 'test' })
  const { password } = createApplicationPassword(site, { userId: 1, name: 'test' }, Date.now())
  return {
    keys: [key.consumerKey, key.consumerSecret] as const,
    person: ['admin', password] as const,
  }
}

const PRODUCTS = '/wc/v3/products'
const ME = '/wp/v2/users/me'

describe('who a request is taken for', () => {
  test.each([
    ['https', 200, 200, 'invalid_username', 200],
    [
      'http',
      'woocommerce_rest_cannot_view',
      'woocommerce_rest_cannot_view',
      'rest_not_logged_in',
      'rest_not_logged_in',
    ],
  ] as const)('over %s', async (scheme, keysOnProducts, personOnProducts, keysOnMe, personOnMe) => {
    const { ask, keys, person } = await openSite()
    expect(await ask(scheme, PRODUCTS, keys)).toBe(keysOnProducts)
    expect(await ask(scheme, PRODUCTS, person)).toBe(personOnProducts)
    expect(await ask(scheme, ME, keys)).toBe(keysOnMe)
    expect(await ask(scheme, ME, person)).toBe(personOnMe)
  })

  test('behind a proxy that hides https, credentials count as little as over http', async () => {
    const { ask, keys, running } = await openSite({ behindProxy: true })
    expect(await ask('https', PRODUCTS, keys)).toBe('woocommerce_rest_cannot_view')
    expect(running.site.home(false)).toBe(running.secureUrl)
  })

  test('a person who lost the role takes the keys along', async () => {
    const { ask, keys, running } = await openSite()
    running.site.user(1)!.role = 'customer'
    expect(await ask('https', PRODUCTS, keys)).toBe('woocommerce_rest_cannot_view')
  })

  test('signatures are checked against the home URL with its sub-directory', async () => {
    const { keys, running } = await openSite()
    const [consumerKey, consumerSecret] = keys
    const client = (url: string) => new WooCommerceRestApi({ url, consumerKey, consumerSecret, version: 'wc/v3' })
    const { status } = (await client(running.url).get('products', { include: [1, 2] })) as { status: number }
    expect(status).toBe(200)
    const elsewhere = client(running.url.replace('localhost', '127.0.0.1')).get('products')
    await expect(elsewhere).rejects.toMatchObject({ response: { status: 401 } })
  })
})
