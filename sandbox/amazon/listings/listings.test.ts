import { describe, expect, test } from 'vitest'
import { aListing, CANADA, MEXICO, openAmazon, US } from '../testing/open-amazon.ts'

const item = (sku: string, query: string, seller = 'A1TEST') =>
  `/listings/2021-08-01/items/${seller}/${encodeURIComponent(sku)}?${query}`
const inUs = `marketplaceIds=${US}`
const locator = (location: string, marketplaceId = US) => [{ marketplace_id: marketplaceId, media_location: location }]
const patchOf = (attribute: string, value: object[] | undefined, op = 'replace') => ({
  productType: 'SHIRT',
  patches: [{ op, path: `/attributes/${attribute}`, ...(value && { value }) }],
})

describe('a listing', () => {
  test('answers the data sets that were asked for, of the marketplaces that were asked for', async () => {
    const { api } = await openAmazon({ listings: [aListing()] })
    const { status, body, headers } = await api(
      'GET',
      item('TEE-BLACK-M', `${inUs}&includedData=summaries,offers,attributes`),
    )
    expect(status).toBe(200)
    expect(headers.get('x-amzn-ratelimit-limit')).toBe('5.0')
    expect(Object.keys(body)).toEqual(['sku', 'summaries', 'offers', 'attributes'])
    expect(body['summaries']).toMatchObject([{ marketplaceId: US, asin: 'B0TESTTEE1', productType: 'SHIRT' }])
    expect(body['offers']).toHaveLength(1)
  })

  test('is not found by a SKU that nobody has, nor in a marketplace where it is not sold', async () => {
    const { api } = await openAmazon({ listings: [aListing({ marketplaceIds: [CANADA] })] })
    expect(await api('GET', item('OTHER', inUs))).toMatchObject({
      status: 404,
      body: { errors: [{ code: 'NOT_FOUND' }] },
    })
    expect((await api('GET', item('TEE-BLACK-M', inUs))).status).toBe(404)
  })

  test('has its SKU encoded once: a slash that is not is another path, what is encoded twice another SKU', async () => {
    const sku = 'A/B #1 & 100%'
    const { api } = await openAmazon({ listings: [aListing({ sku })] })
    expect((await api('GET', item(sku, inUs))).body).toMatchObject({ sku })
    expect((await api('GET', `/listings/2021-08-01/items/A1TEST/A/B?${inUs}`)).status).toBe(403)
    expect((await api('GET', item(encodeURIComponent(sku), inUs))).status).toBe(404)
  })

  test.each([
    ['no marketplace', 'includedData=summaries'],
    ['a data set that does not exist', `${inUs}&includedData=pictures`],
    ['a parameter that does not exist', `${inUs}&colour=red`],
    ['a marketplace that does not exist', 'marketplaceIds=ATVPDKIKX0DEX'],
  ])('refuses %s with 400', async (_name, query) => {
    const { api } = await openAmazon({ listings: [aListing()] })
    expect(await api('GET', item('TEE-BLACK-M', query))).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'BAD_REQUEST', message: 'Invalid input' }] },
    })
  })
})

describe('an issue', () => {
  const told = async (query: string) => {
    const { api, control } = await openAmazon({ listings: [aListing()], marketplaces: [{ marketplaceId: MEXICO }] })
    const action = { action: 'suppress', sku: 'TEE-BLACK-M', marketplaceId: MEXICO, message: 'Text on the main image' }
    await control('POST', 'outside', action)
    const { body } = await api('GET', item('TEE-BLACK-M', `marketplaceIds=${MEXICO}&includedData=issues${query}`))
    return (body['issues'] as { message: string }[]).map(({ message }) => message)
  }

  test.each([
    ['of the marketplace, where nobody asks', '', '… (es_MX)'],
    ['that was asked for', '&issueLocale=en_US', 'Text on the main image'],
    ['that was asked for, where it is none of ours', '&issueLocale=fr_FR', '… (fr_FR)'],
    ['English, where there is no such', '&issueLocale=xx_XX', 'Text on the main image'],
  ])('is told in the language %s', async (_name, query, message) => {
    expect(await told(query)).toEqual([message])
  })
})

describe('a patch', () => {
  test('is accepted and echoed; another marketplace keeps its own', async () => {
    const { api, listing } = await openAmazon({ listings: [aListing()] }, { settings: { processesImages: false } })
    const patched = await api(
      'PATCH',
      item('TEE-BLACK-M', inUs),
      patchOf('main_product_image_locator', locator('https://a.test/1.jpg')),
    )
    expect(patched).toMatchObject({ status: 200, body: { sku: 'TEE-BLACK-M', status: 'ACCEPTED', issues: [] } })
    expect(listing('TEE-BLACK-M').echo['main_product_image_locator']).toEqual(locator('https://a.test/1.jpg'))
    await api(
      'PATCH',
      item('TEE-BLACK-M', `marketplaceIds=${CANADA}`),
      patchOf('main_product_image_locator', locator('https://a.test/2.jpg', CANADA)),
    )
    expect(listing('TEE-BLACK-M').attributes['main_product_image_locator']).toHaveLength(2)
  })

  test('is echoed late where the settings say so', async () => {
    const { api, listing, control } = await openAmazon({ listings: [aListing()] })
    await control('POST', 'settings', { echoMs: 60_000, processesImages: false })
    await api(
      'PATCH',
      item('TEE-BLACK-M', inUs),
      patchOf('main_product_image_locator', locator('https://a.test/1.jpg')),
    )
    expect(listing('TEE-BLACK-M').attributes).toHaveProperty('main_product_image_locator')
    expect(listing('TEE-BLACK-M').echo).not.toHaveProperty('main_product_image_locator')
  })

  test('deletes by selector; an empty value is refused', async () => {
    const { api, listing } = await openAmazon({ listings: [aListing()] }, { settings: { processesImages: false } })
    const slot = 'other_product_image_locator_1'
    await api('PATCH', item('TEE-BLACK-M', inUs), patchOf(slot, locator('https://a.test/1.jpg')))
    const empty = await api('PATCH', item('TEE-BLACK-M', inUs), patchOf(slot, [], 'delete'))
    expect(empty).toMatchObject({
      status: 400,
      body: { errors: [{ message: 'Invalid empty value provided in patch' }] },
    })
    await api('PATCH', item('TEE-BLACK-M', inUs), patchOf(slot, [{ marketplace_id: US }], 'delete'))
    expect(listing('TEE-BLACK-M').attributes).not.toHaveProperty(slot)
  })

  test.each([
    ['an attribute that the type does not have', 'fake_attribute', locator('https://a.test/1.jpg'), '90000900'],
    ['no value', 'main_product_image_locator', [], '99022'],
    ['a media location that is none', 'main_product_image_locator', locator('picture.jpg'), '4000001'],
    [
      'another marketplace than that of the call',
      'main_product_image_locator',
      locator('https://a.test/1.jpg', CANADA),
      '4000001',
    ],
  ])('with %s is INVALID and changes nothing, with status 200', async (_name, attribute, value, code) => {
    const { api, listing } = await openAmazon({ listings: [aListing()] })
    const before = structuredClone(listing('TEE-BLACK-M').attributes)
    const { status, body } = await api('PATCH', item('TEE-BLACK-M', inUs), patchOf(attribute, value))
    expect(status).toBe(200)
    expect(body).toMatchObject({
      status: 'INVALID',
      issues: [{ code, severity: 'ERROR', attributeNames: [attribute] }],
    })
    expect(listing('TEE-BLACK-M').attributes).toEqual(before)
  })

  test('of the generic type fits every attribute; one below the top level fits none', async () => {
    const { api } = await openAmazon({ listings: [aListing()] }, { settings: { processesImages: false } })
    const generic = { ...patchOf('bullet_point', [{ value: 'Soft', marketplace_id: US }]), productType: 'PRODUCT' }
    expect((await api('PATCH', item('TEE-BLACK-M', inUs), generic)).body).toMatchObject({ status: 'ACCEPTED' })
    expect((await api('PATCH', item('TEE-BLACK-M', inUs), patchOf('item_name/0/value', [{ value: 'X' }]))).status).toBe(
      400,
    )
  })

  test('as a preview is VALID, names the ASIN and changes nothing', async () => {
    const { api, listing } = await openAmazon({ listings: [aListing()] })
    const query = `${inUs}&mode=VALIDATION_PREVIEW&includedData=identifiers,issues`
    const { body } = await api(
      'PATCH',
      item('TEE-BLACK-M', query),
      patchOf('main_product_image_locator', locator('https://a.test/1.jpg')),
    )
    expect(body).toMatchObject({
      status: 'VALID',
      identifiers: [{ marketplaceId: US, asin: 'B0TESTTEE1' }],
      issues: [],
    })
    expect(listing('TEE-BLACK-M').attributes).not.toHaveProperty('main_product_image_locator')
  })

  test('of a SKU that nobody has is INVALID', async () => {
    const { api } = await openAmazon()
    const { body } = await api(
      'PATCH',
      item('NOPE', inUs),
      patchOf('main_product_image_locator', locator('https://a.test/1.jpg')),
    )
    expect(body).toMatchObject({ status: 'INVALID', issues: [{ code: '13013' }] })
  })

  test.each([
    ['no JSON', undefined],
    [
      'a value that is no list',
      { productType: 'SHIRT', patches: [{ op: 'replace', path: '/attributes/color', value: 'red' }] },
    ],
    [
      'an operation that does not exist',
      { productType: 'SHIRT', patches: [{ op: 'set', path: '/attributes/color', value: [{}] }] },
    ],
    ['no product type', { patches: [{ op: 'replace', path: '/attributes/color', value: [{}] }] }],
    ['a product type that does not exist', { ...patchOf('color', [{}]), productType: 'UNICORN' }],
  ])('with %s is refused with 400', async (_name, body) => {
    const { api } = await openAmazon({ listings: [aListing()] })
    expect((await api('PATCH', item('TEE-BLACK-M', inUs), body)).status).toBe(400)
  })

  test('of a host that Amazon does not take pictures from is refused where the settings say so', async () => {
    const { api, control } = await openAmazon({ listings: [aListing()] })
    await control('POST', 'settings', { refusedMediaHosts: ['a.test'] })
    const { status, body } = await api(
      'PATCH',
      item('TEE-BLACK-M', inUs),
      patchOf('main_product_image_locator', locator('https://a.test/1.jpg')),
    )
    expect(status).toBe(400)
    expect(body).toMatchObject({
      errors: [{ code: 'InvalidInput', message: expect.stringContaining('Not Hosted by Amazon') }],
    })
  })
})

describe('a search', () => {
  const search = (query: string) => `/listings/2021-08-01/items/A1TEST?${inUs}&${query}`
  const family = [
    aListing({ sku: 'TEE', asin: 'B0PARENT01', kind: 'parent', gtin: undefined, variationTheme: 'COLOR/SIZE' }),
    aListing({ kind: 'child', parentSku: 'TEE', variationTheme: 'COLOR/SIZE' }),
    aListing({ sku: 'CAP', asin: 'B0TESTCAP1', gtin: '0012345678905' }),
  ]

  test.each([
    ['SKU', 'identifiersType=SKU&identifiers=CAP,NOPE', ['CAP']],
    ['ASIN', 'identifiersType=ASIN&identifiers=B0TESTTEE1', ['TEE-BLACK-M']],
    ['EAN', 'identifiersType=EAN&identifiers=4006381333931', ['TEE-BLACK-M']],
    ['UPC', 'identifiersType=UPC&identifiers=012345678905', ['CAP']],
    ['GTIN', 'identifiersType=GTIN&identifiers=00012345678905', ['CAP']],
    ['parent', 'variationParentSku=TEE', ['TEE-BLACK-M']],
    ['status that is missing', 'withoutStatus=BUYABLE,DISCOVERABLE', ['TEE']],
    ['status', 'withStatus=BUYABLE&identifiersType=SKU&identifiers=TEE,CAP', ['CAP']],
  ])('finds by %s', async (_name, query, skus) => {
    const { api } = await openAmazon({ listings: family })
    const { body } = await api('GET', search(query))
    expect(body['numberOfResults']).toBe(skus.length)
    expect(body['items']).toMatchObject(skus.map((sku) => ({ sku })))
  })

  test('tells parents and children by their relationships', async () => {
    const { api } = await openAmazon({ listings: family })
    const { body } = await api('GET', search('includedData=relationships&sortBy=sku&sortOrder=ASC'))
    expect(body['items']).toMatchObject([
      { sku: 'CAP', relationships: [{ marketplaceId: US, relationships: [] }] },
      { sku: 'TEE', relationships: [{ relationships: [{ childSkus: ['TEE-BLACK-M'], type: 'VARIATION' }] }] },
      { sku: 'TEE-BLACK-M', relationships: [{ relationships: [{ parentSkus: ['TEE'], type: 'VARIATION' }] }] },
    ])
  })

  test('goes page by page, forth and back', async () => {
    const { api } = await openAmazon({ listings: family })
    const first = await api('GET', search('sortBy=sku&sortOrder=ASC&pageSize=2'))
    const { nextToken } = first.body['pagination'] as { nextToken: string }
    const second = await api('GET', search(`sortBy=sku&sortOrder=ASC&pageSize=2&pageToken=${nextToken}`))
    expect(first.body['items']).toMatchObject([{ sku: 'CAP' }, { sku: 'TEE' }])
    expect(second.body).toMatchObject({
      items: [{ sku: 'TEE-BLACK-M' }],
      pagination: { previousToken: expect.any(String) },
    })
    expect(second.body['pagination']).not.toHaveProperty('nextToken')
  })

  test.each([
    [
      'more than 20 identifiers',
      `identifiersType=SKU&identifiers=${Array.from({ length: 21 }, (_, at) => `S${at}`).join(',')}`,
    ],
    ['identifiers of no type', 'identifiers=CAP'],
    ['identifiers and a parent', 'identifiersType=SKU&identifiers=CAP&variationParentSku=TEE'],
    ['more than 20 per page', 'pageSize=21'],
    ['a token that is none', 'pageToken=abc'],
  ])('refuses %s', async (_name, query) => {
    const { api } = await openAmazon({ listings: family })
    expect((await api('GET', search(query))).status).toBe(400)
  })
})
