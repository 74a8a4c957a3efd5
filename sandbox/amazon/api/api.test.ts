import { describe, expect, test } from 'vitest'
import { ManualClock } from '../../testing/manual-clock.ts'
import { operations } from '../model/operations.ts'
import { aListing, MEXICO, openAmazon, US } from '../testing/open-amazon.ts'
import { RATE_LIMITS } from './rate-limits.ts'

const ITEM = `/listings/2021-08-01/items/A1TEST/TEE-BLACK-M?marketplaceIds=${US}`
const denied = { errors: [{ code: 'Unauthorized', message: 'Access to requested resource is denied.', details: '' }] }

describe('a call is denied', () => {
  test.each([
    ['without a token', { 'x-amz-access-token': '' }],
    ['with a token that nobody gave', { 'x-amz-access-token': 'Atza|forged' }],
  ])('%s', async (_name, headers) => {
    const { api } = await openAmazon({ listings: [aListing()] })
    expect(await api('GET', ITEM, undefined, headers)).toMatchObject({ status: 403, body: denied })
  })

  test.each([
    ['for another seller', ITEM.replace('A1TEST', 'A9OTHER')],
    ['for a marketplace where the seller does not sell', ITEM.replace(US, MEXICO)],
    ['for a path that does not exist', '/listings/2020-01-01/items/A1TEST/X'],
  ])('%s', async (_name, path) => {
    const { api } = await openAmazon({ listings: [aListing()] })
    const { status, body, headers } = await api('GET', path)
    expect({ status, body }).toEqual({ status: 403, body: denied })
    expect(headers.get('x-amzn-ratelimit-limit')).toBeNull()
  })

  test('in another region than the token’s', async () => {
    const { api, at } = await openAmazon({ listings: [aListing()] }, {})
    const { headers } = await api('GET', ITEM)
    expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/)
    expect((await at('sellingpartnerapi-eu.amazon.com', ITEM)).status).toBe(403)
  })

  test('when the token is older than an hour, and says so', async () => {
    const clock = new ManualClock()
    const { api } = await openAmazon({ listings: [aListing()] }, { clock })
    clock.advance(3_601_000)
    const { body } = await api('GET', ITEM)
    expect(body).toMatchObject({
      errors: [{ code: 'Unauthorized', details: expect.stringMatching(/access token.*expired/) }],
    })
  })

  test('without the role until the seller authorises again', async () => {
    const { api } = await openAmazon({ listings: [aListing()] }, { application: { ...applicationWithout() } })
    expect(await api('GET', ITEM)).toMatchObject({ status: 403, body: denied })
    expect((await api('GET', '/sellers/v1/marketplaceParticipations')).status).toBe(200)
  })

  test('when the seller has taken the consent back', async () => {
    const { api, control } = await openAmazon({ listings: [aListing()] })
    await control('POST', 'revoke')
    expect(await api('GET', ITEM)).toMatchObject({ status: 403, body: denied })
  })
})

describe('quotas', () => {
  test('are those of the models’ usage plans', () => {
    const told = operations.map(({ id, swagger }) => {
      const [, rate, burst] = /\|\s*([\d.]+)\s*\|\s*(\d+)\s*\|/.exec(swagger.description ?? '') ?? []
      return [id, { rate: Number(rate), burst: Number(burst) }] as const
    })
    expect(RATE_LIMITS).toEqual(Object.fromEntries(told))
  })

  test('are buckets of their own per operation: empty after the burst, full again in their time', async () => {
    const clock = new ManualClock()
    const { api } = await openAmazon({ listings: [aListing()] }, { clock })
    const statuses = []
    for (let sent = 0; sent < 11; sent += 1) statuses.push((await api('GET', ITEM)).status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(10)
    const refused = await api('GET', ITEM)
    expect(refused).toMatchObject({ status: 429, body: { errors: [{ code: 'QuotaExceeded' }] } })
    expect(refused.headers.get('x-amzn-ratelimit-limit')).toBeNull()
    expect(
      (await api('GET', `/catalog/2022-04-01/items/B0TESTTEE1?marketplaceIds=${US}`)).headers.get(
        'x-amzn-ratelimit-limit',
      ),
    ).toBe('2.0')
    clock.advance(200)
    expect((await api('GET', ITEM)).status).toBe(200)
    expect((await api('GET', ITEM)).status).toBe(429)
  })
})

describe('faults', () => {
  test.each([
    [
      'a page of the gateway',
      { kind: 'status', status: 503, retryAfterSeconds: 2 },
      { status: 503, text: expect.stringContaining('<html>') },
    ],
    ['an answer without errors', { kind: 'no-errors' }, { status: 500, body: { message: 'Internal server error' } }],
    ['throttling', { kind: 'throttled' }, { status: 429, body: { errors: [{ code: 'QuotaExceeded' }] } }],
    [
      'Amazon’s own words',
      { kind: 'error', status: 500, code: 'InternalFailure', message: 'No.' },
      { status: 500, body: { errors: [{ code: 'InternalFailure' }] } },
    ],
    [
      'an old token',
      { kind: 'token-expired' },
      { status: 403, body: { errors: [{ details: expect.stringContaining('expired') }] } },
    ],
  ])('strike once with %s', async (_name, effect, expected) => {
    const { api, control } = await openAmazon({ listings: [aListing()] })
    await control('POST', 'faults', { place: 'api', name: 'getListingsItem', effect })
    expect(await api('GET', ITEM)).toMatchObject(expected)
    expect((await api('GET', ITEM)).status).toBe(200)
  })

  test.each(['drop-before', 'drop-after'])('cut the line: %s', async (kind) => {
    const { api, control, listing } = await openAmazon(
      { listings: [aListing()] },
      { settings: { processesImages: false } },
    )
    await control('POST', 'faults', { place: 'api', name: 'TEE-BLACK-M', effect: { kind } })
    const value = [{ value: 'Tee', marketplace_id: US }]
    const patch = { productType: 'SHIRT', patches: [{ op: 'replace', path: '/attributes/color', value }] }
    await expect(api('PATCH', ITEM, patch)).rejects.toThrow()
    expect('color' in listing('TEE-BLACK-M').attributes).toBe(kind === 'drop-after')
  })

  test('are logged with the request, which never shows a token', async () => {
    const { api, control } = await openAmazon({ listings: [aListing()] })
    await control('POST', 'faults', { place: 'api', effect: { kind: 'status', status: 503 } })
    await api('GET', ITEM)
    await api('GET', ITEM)
    const { text } = await control('GET', 'requests')
    expect(JSON.parse(text)).toMatchObject([
      { operation: 'getListingsItem', status: 503, fault: 'status' },
      { operation: 'getListingsItem', status: 200, fault: null, sellerId: 'A1TEST' },
    ])
    expect(text).not.toContain('Atza')
  })
})

describe('the catalogue', () => {
  const CATALOGUE = '/catalog/2022-04-01/items'

  test.each([
    ['identifiers', 'identifiersType=EAN&identifiers=4006381333931,123'],
    ['a seller’s SKUs', 'identifiersType=SKU&sellerId=A1TEST&identifiers=TEE-BLACK-M'],
    ['words', 'keywords=tee,black'],
  ])('finds by %s', async (_name, query) => {
    const { api } = await openAmazon({ listings: [aListing()] })
    const { body } = await api('GET', `${CATALOGUE}?marketplaceIds=${US}&includedData=identifiers&${query}`)
    expect(body).toMatchObject({
      numberOfResults: 1,
      items: [{ asin: 'B0TESTTEE1', identifiers: [{ marketplaceId: US }] }],
    })
  })

  test('refuses a search by both, by neither and by 21 identifiers; an unknown ASIN is 404', async () => {
    const { api, control } = await openAmazon({ listings: [aListing()] })
    await control('POST', 'settings', { throttles: false })
    const many = Array.from({ length: 21 }, (_, at) => at).join(',')
    for (const query of [
      'keywords=a&identifiers=1&identifiersType=EAN',
      '',
      `identifiersType=EAN&identifiers=${many}`,
    ]) {
      const { status, body } = await api('GET', `${CATALOGUE}?marketplaceIds=${US}&${query}`)
      expect(status).toBe(400)
      expect(body).toEqual({
        errors: [{ code: '400', message: 'Request has missing or invalid parameters and cannot be parsed.' }],
      })
    }
    expect((await api('GET', `${CATALOGUE}/B0NOPE?marketplaceIds=${US}`)).status).toBe(404)
  })
})

function applicationWithout() {
  return {
    ...{ clientId: 'c', clientSecret: 's', applicationId: 'amzn1.sellerapps.app.x' },
    ...{ redirectUris: ['http://localhost/'], loginUri: 'http://localhost/', roles: ['Pricing'] },
  }
}
