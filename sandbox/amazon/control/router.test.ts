import { expect, test } from 'vitest'
import { aListing, APPLICATION, openAmazon, US } from '../testing/open-amazon.ts'

test('the control API opens sellers, tells their state and acts beside the app', async () => {
  const { control, listing, world } = await openAmazon({ listings: [aListing()] })
  const outside = (command: object) => control('POST', 'outside', { sku: 'TEE-BLACK-M', marketplaceId: US, ...command })
  await outside({ action: 'suppress' })
  expect(listing('TEE-BLACK-M').issues).toMatchObject([
    { code: '18027', enforcements: { actions: [{ action: 'SEARCH_SUPPRESSED' }] } },
  ])
  await outside({ action: 'other-seller-wins', asin: 'B0TESTTEE1', variant: 'MAIN' })
  const { body } = await control('GET', 'state')
  expect(body['listings']).toMatchObject([
    {
      sku: 'TEE-BLACK-M',
      marketplaces: [{ status: ['BUYABLE'], slots: { MAIN: { submitted: null, isOthers: true } } }, {}],
    },
  ])
  await outside({ action: 'lift' })
  expect(listing('TEE-BLACK-M').summaries[0]?.status).toEqual(['BUYABLE', 'DISCOVERABLE'])
  expect((await outside({ action: 'suppress', sku: 'NOPE' })).status).toBe(404)
  const second = { sellerId: 'A2', name: 'Second', region: 'eu', marketplaces: [{ marketplaceId: 'A1PA6795UKMFR9' }] }
  expect((await control('POST', 'seed', second)).body).toEqual({ sellerId: 'A2', listings: 0 })
  expect((await control('GET', 'state')).status).toBe(404)
  expect((await control('POST', 'authorize?seller=A2')).body).toMatchObject({
    refreshToken: expect.stringMatching(/^Atzr/),
  })
  await control('POST', 'reset')
  expect(world.sellers.size).toBe(0)
  expect(world.productTypes.has('SHIRT')).toBe(true)
})

test('it never tells the application’s secret, and refuses faults in places that do not exist', async () => {
  const { control } = await openAmazon({}, { application: { ...APPLICATION, clientSecret: 'very secret' } })
  expect((await control('GET', 'application')).text).not.toContain('very secret')
  expect((await control('POST', 'faults', { place: 'graphql', effect: { kind: 'throttled' } })).status).toBe(400)
})
