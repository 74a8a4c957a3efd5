import { describe, expect, test } from 'vitest'
import { ManualClock } from '../../testing/manual-clock.ts'
import { apiHost } from '../http/hosts.ts'
import { APPLICATION, openAmazon, type OpenAmazon } from '../testing/open-amazon.ts'

const SITE = 'sellercentral.amazon.com'
const { applicationId, clientId: client_id, clientSecret: client_secret, redirectUris } = APPLICATION
const consentPath = (query: Record<string, string>) =>
  `/apps/authorize/consent?${new URLSearchParams({ application_id: applicationId, ...query }).toString()}`
const confirm = { method: 'POST', body: new URLSearchParams({ seller: 'A1TEST', answer: 'confirm' }) }

const locationOf = ({ headers }: { headers: Headers }) => new URL(headers.get('location') ?? 'about:blank')

/** From the consent page over the app’s login URI to the app’s redirect URI; answers its query. */
async function consentTo({ at }: OpenAmazon, query: Record<string, string>, back: Record<string, string> = {}) {
  const login = locationOf(await at(SITE, consentPath(query), confirm)).searchParams
  const callback = new URL(login.get('amazon_callback_uri') ?? '')
  const own = new URLSearchParams({ amazon_state: login.get('amazon_state') ?? '', ...back })
  const returned = locationOf(await at(callback.host, `${callback.pathname}?${own.toString()}`))
  return { login, returned, code: returned.searchParams.get('spapi_oauth_code') ?? '' }
}

const exchange = ({ token }: OpenAmazon, code: string, more: Record<string, string> = {}) =>
  token({ grant_type: 'authorization_code', code, client_id, client_secret, ...more })

const refresh = ({ token }: OpenAmazon, refresh_token: string) =>
  token({ grant_type: 'refresh_token', refresh_token, client_id, client_secret })

describe('consent on the website', () => {
  test('asks in words, names the sellers, and goes over the login URI to the redirect URI', async () => {
    const amazon = await openAmazon()
    const page = await amazon.at(SITE, consentPath({ state: 'first' }))
    expect(page.text).toContain('Northwind')
    const { login, returned } = await consentTo(amazon, { state: 'first' }, { state: 'second' })
    expect(login.get('amazon_callback_uri')).toBe(`https://${SITE}/apps/authorize/confirm/${applicationId}`)
    expect(login.get('selling_partner_id')).toBe('A1TEST')
    expect(returned.href).toContain(redirectUris[0])
    expect(Object.fromEntries(returned.searchParams)).toMatchObject({ state: 'second', selling_partner_id: 'A1TEST' })
  })

  test('leads to another registered redirect URI, and never to one that is not', async () => {
    const amazon = await openAmazon()
    const { returned } = await consentTo(amazon, { redirect_uri: 'http://localhost:3000/other' })
    expect(returned.pathname).toBe('/other')
    const refused = await amazon.at(SITE, consentPath({ redirect_uri: 'http://evil.test/' }))
    expect(refused).toMatchObject({ status: 400, text: expect.stringContaining('registered') })
  })

  test('needs version=beta while the application is a draft, on both hops, and not any more afterwards', async () => {
    const amazon = await openAmazon()
    await amazon.control('POST', 'application', { isDraft: true })
    expect((await amazon.at(SITE, consentPath({}))).status).toBe(400)
    const { login, returned } = await consentTo(amazon, { version: 'beta' }, { version: 'beta' })
    expect(login.get('version')).toBe('beta')
    expect(returned.searchParams.has('spapi_oauth_code')).toBe(true)
    await amazon.control('POST', 'application', { isDraft: false })
    expect((await amazon.at(SITE, consentPath({ version: 'beta' }))).status).toBe(400)
  })

  test('lets an amazon_state work once', async () => {
    const amazon = await openAmazon()
    const { login } = await consentTo(amazon, {})
    const callback = new URL(login.get('amazon_callback_uri') ?? '')
    const again = `${callback.pathname}?amazon_state=${login.get('amazon_state') ?? ''}`
    expect((await amazon.at(SITE, again)).status).toBe(400)
  })

  test('knows sellers at the site of their region only', async () => {
    const { at } = await openAmazon()
    expect((await at('sellercentral-europe.amazon.com', consentPath({}))).text).not.toContain('A1TEST')
  })
})

test('the Appstore flow and the renewal begin at Manage Your Apps, where the app is disabled too', async () => {
  const { at, token, world } = await openAmazon()
  const answer = (value: string) => ({ method: 'POST', body: new URLSearchParams({ seller: 'A1TEST', answer: value }) })
  const started = locationOf(await at(SITE, '/apps/manage', answer('authorize')))
  expect(started.href).toContain(APPLICATION.loginUri)
  expect(started.searchParams.get('selling_partner_id')).toBe('A1TEST')
  const refreshToken = world.grants.at(-1)?.refreshToken ?? ''
  await at(SITE, '/apps/manage', answer('disable'))
  expect((await refresh({ token } as OpenAmazon, refreshToken)).body).toMatchObject({ error: 'invalid_grant' })
})

describe('Login with Amazon', () => {
  test('gives tokens for a code once, as form and as JSON', async () => {
    const amazon = await openAmazon()
    const { code } = await consentTo(amazon, {})
    const first = await exchange(amazon, code)
    expect(first.body).toEqual({
      access_token: expect.stringMatching(/^Atza\|/),
      refresh_token: expect.stringMatching(/^Atzr\|/),
      ...{ token_type: 'bearer', expires_in: 3_600 },
    })
    expect(await exchange(amazon, code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    const asJson = await amazon.at('api.amazon.com', '/auth/o2/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'refresh_token',
        refresh_token: first.body['refresh_token'],
        client_id,
        client_secret,
      }),
    })
    expect(asJson.status).toBe(200)
  })

  test('takes no code that is older than five minutes', async () => {
    const clock = new ManualClock()
    const amazon = await openAmazon({}, { clock })
    const { code } = await consentTo(amazon, {})
    clock.advance(301_000)
    expect((await exchange(amazon, code)).body).toMatchObject({
      ...{ error: 'invalid_grant', error_description: expect.stringContaining('code') },
    })
  })

  test('replaces the refresh token when a seller authorises again; a year later it ends by itself', async () => {
    const clock = new ManualClock()
    const amazon = await openAmazon({}, { clock })
    const former = amazon.world.grants.at(-1)?.refreshToken ?? ''
    const renewed = String((await exchange(amazon, (await consentTo(amazon, {})).code)).body['refresh_token'])
    expect((await refresh(amazon, former)).body).toMatchObject({
      error: 'invalid_grant',
      error_description: expect.stringContaining('User may have revoked'),
    })
    expect((await refresh(amazon, renewed)).status).toBe(200)
    expect((await amazon.api('GET', '/sellers/v1/account')).status).toBe(200)
    clock.advance(366 * 86_400_000)
    expect((await refresh(amazon, renewed)).status).toBe(400)
  })

  test.each([
    [
      'a wrong secret',
      { grant_type: 'refresh_token', refresh_token: 'x', client_id, client_secret: 'no' },
      401,
      'invalid_client',
    ],
    ['a grant type that does not exist', { grant_type: 'password', client_id, client_secret }, 400, 'invalid_request'],
    ['no code', { grant_type: 'authorization_code', client_id, client_secret }, 400, 'invalid_request'],
    [
      'a scope that does not exist',
      { grant_type: 'client_credentials', scope: 'all', client_id, client_secret },
      400,
      'invalid_scope',
    ],
  ])('refuses %s', async (_name, fields, status, error) => {
    const { token } = await openAmazon()
    expect(await token(fields as Record<string, string>)).toMatchObject({ status, body: { error } })
  })

  test('gives a token without a seller for notifications, which calls of a seller do not take', async () => {
    const { token, at } = await openAmazon()
    const scope = 'sellingpartnerapi::notifications'
    const { body } = await token({ grant_type: 'client_credentials', scope, client_id, client_secret })
    expect(body).not.toHaveProperty('refresh_token')
    const headers = { 'x-amz-access-token': String(body['access_token']) }
    expect((await at(apiHost('na'), '/sellers/v1/account', { headers })).status).toBe(403)
  })
})
