import { describe, expect, test } from 'vitest'
import { aListing, openAmazon, US } from '../testing/open-amazon.ts'

const TYPES = '/definitions/2020-09-01/productTypes'

describe('product types', () => {
  test('are found by a word', async () => {
    const { api } = await openAmazon()
    const { body } = await api('GET', `${TYPES}?marketplaceIds=${US}&keywords=cup`)
    expect(body['productTypes']).toEqual([{ name: 'DRINKING_CUP', displayName: 'Drinking Cup', marketplaceIds: [US] }])
  })

  test('name their picture attributes in a group and in the schema behind their link; not every type has a swatch', async () => {
    const { api, at } = await openAmazon()
    for (const [type, hasSwatch] of [
      ['SHIRT', true],
      ['CANDLE', false],
    ] as const) {
      const { body } = await api('GET', `${TYPES}/${type}?marketplaceIds=${US}`)
      const groups = body['propertyGroups'] as Record<string, { propertyNames: string[] }>
      expect(groups['images']?.propertyNames.includes('swatch_product_image_locator')).toBe(hasSwatch)
      const { link } = body['schema'] as { link: { resource: string } }
      const { host, pathname } = new URL(link.resource)
      const schema = await at(host, pathname)
      expect(schema.body['properties']).toHaveProperty('main_product_image_locator')
    }
  })
})

describe('full submissions and deletions', () => {
  const item = (sku: string) => `/listings/2021-08-01/items/A1TEST/${sku}?marketplaceIds=${US}`
  const text = [{ value: 'Tee', marketplace_id: US }]

  test('replace all attributes, and need those that the type requires', async () => {
    const { api, listing } = await openAmazon({ listings: [aListing()] })
    const partial = await api('PUT', item('TEE-BLACK-M'), { productType: 'SHIRT', attributes: { item_name: text } })
    expect(partial.body).toMatchObject({
      status: 'INVALID',
      issues: [{ code: '90220', attributeNames: ['condition_type'], categories: ['MISSING_ATTRIBUTE'] }],
    })
    const attributes = { item_name: text, condition_type: text }
    expect((await api('PUT', item('TEE-BLACK-M'), { productType: 'SHIRT', attributes })).body).toMatchObject({
      status: 'ACCEPTED',
    })
    expect(listing('TEE-BLACK-M').attributes).toEqual(attributes)
  })

  test('make a SKU that has no ASIN yet, and take a SKU away from a marketplace', async () => {
    const { api, seller } = await openAmazon({ listings: [aListing({ marketplaceIds: [US] })] })
    await api('PUT', item('NEW'), { productType: 'SHIRT', attributes: { item_name: text, condition_type: text } })
    expect((await api('GET', item('NEW'))).body['summaries']).toMatchObject([{ status: [] }])
    expect((await api('DELETE', item('TEE-BLACK-M'))).body).toMatchObject({ status: 'ACCEPTED' })
    expect(seller.listings.has('TEE-BLACK-M')).toBe(false)
  })
})

test('an account and its marketplaces are told with and without those where the seller does not take part', async () => {
  const { api } = await openAmazon()
  expect((await api('GET', '/sellers/v1/account')).body).toMatchObject({ payload: { sellingPlan: 'PROFESSIONAL' } })
  const { body } = await api('GET', '/sellers/v1/marketplaceParticipations')
  expect(body['payload']).toMatchObject([
    { marketplace: { id: US, countryCode: 'US' }, participation: { isParticipating: true } },
    { marketplace: { countryCode: 'CA' }, participation: { isParticipating: true } },
    { marketplace: { countryCode: 'MX' }, participation: { isParticipating: false } },
  ])
})
