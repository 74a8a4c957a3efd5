import { expect, test } from 'vitest'
import { actAsMerchant } from '../control/merchant.ts'
import { APP, DOMAIN, openShop } from '../testing/open-shop.ts'
import { mintIdToken } from './id-token.ts'

const PATH = '/admin/oauth/access_token'
const CLIENT = { client_id: APP.apiKey, client_secret: APP.apiSecret }
const exchange = (subject: string): object => ({
  ...CLIENT,
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  subject_token: subject,
  subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
  requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
  expiring: '1',
})
const idToken = (options: { expired?: boolean; shop?: string } = {}): string =>
  mintIdToken({ ...APP, shop: DOMAIN, ...options })

test('exchanges an id token for an expiring pair and refreshes it', async () => {
  const { post } = await openShop()
  const pair = (await (await post(PATH, exchange(idToken()))).json()) as Record<string, unknown>
  expect(pair).toMatchObject({
    scope: 'write_products,write_files',
    expires_in: 3_600,
    refresh_token_expires_in: 7_776_000,
  })
  const refresh = { ...CLIENT, grant_type: 'refresh_token', refresh_token: pair['refresh_token'] }
  const renewed = (await (await post(PATH, refresh)).json()) as Record<string, unknown>
  expect(renewed['access_token']).not.toBe(pair['access_token'])
})

test.each([
  ['an expired id token', exchange(idToken({ expired: true })), 400, 'invalid_subject_token'],
  ["another shop's id token", exchange(idToken({ shop: 'other.myshopify.com' })), 400, 'invalid_subject_token'],
  ['a wrong secret', { ...exchange(idToken()), client_secret: 'wrong' }, 401, 'invalid_client'],
  ['an unknown refresh token', { ...CLIENT, grant_type: 'refresh_token', refresh_token: 'x' }, 400, 'invalid_grant'],
])('refuses %s', async (_name, body, status, error) => {
  const { post } = await openShop()
  const response = await post(PATH, body)
  expect([response.status, ((await response.json()) as { error: string }).error]).toEqual([status, error])
})

test('an uninstalled shop refuses tokens and requests', async () => {
  const { world, shop, post } = await openShop()
  actAsMerchant(world, shop, { action: 'uninstall' })
  expect((await post(PATH, exchange(idToken()))).status).toBe(400)
  expect((await post('/admin/api/2026-10/graphql.json', { query: '{ shop { name } }' })).status).toBe(401)
})
