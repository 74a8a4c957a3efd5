import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { ManualClock } from '../../testing/manual-clock.ts'
import { breachesOfFile } from '../model/validate.ts'
import { aListing, openAmazon, US, type OpenAmazon } from '../testing/open-amazon.ts'

const CONTENT_TYPE = 'application/json; charset=UTF-8'
const FEEDS = '/feeds/2021-06-30/feeds'
const DOCUMENTS = '/feeds/2021-06-30/documents'

interface Scene extends OpenAmazon {
  clock: ManualClock
}

async function openScene(): Promise<Scene> {
  const clock = new ManualClock()
  const settings = { processesImages: false }
  return {
    ...(await openAmazon({ listings: [aListing(), aListing({ sku: 'CAP', asin: 'B0CAP' })] }, { clock, settings })),
    clock,
  }
}

async function newDocument({ api }: Scene): Promise<{ feedDocumentId: string; url: string }> {
  const { status, body } = await api('POST', DOCUMENTS, { contentType: CONTENT_TYPE })
  expect(status).toBe(201)
  return body as { feedDocumentId: string; url: string }
}

async function put({ at }: Scene, url: string, body: BodyInit, headers: Record<string, string> = {}) {
  const { host, pathname, search } = new URL(url)
  return at(host, pathname + search, { method: 'PUT', body, headers: { 'content-type': CONTENT_TYPE, ...headers } })
}

const feedOf = (messages: unknown[], header = {}) => ({
  header: { sellerId: 'A1TEST', version: '2.0', ...header },
  messages,
})
const patchOf = (messageId: number, sku: string, attribute = 'main_product_image_locator') => ({
  ...{ messageId, sku, operationType: 'PATCH', productType: 'SHIRT' },
  patches: [
    {
      op: 'replace',
      path: `/attributes/${attribute}`,
      value: [{ marketplace_id: US, media_location: 'https://a.test/1.jpg' }],
    },
  ],
})

/** Uploads and creates a feed; answers its id. */
function send(scene: Scene, feed: object, feedType?: string): Promise<string> {
  return sendBytes(scene, JSON.stringify(feed), feedType)
}

async function sendBytes(scene: Scene, bytes: BodyInit, feedType = 'JSON_LISTINGS_FEED'): Promise<string> {
  const { feedDocumentId, url } = await newDocument(scene)
  expect((await put(scene, url, bytes)).status).toBe(200)
  const { status, body } = await scene.api('POST', FEEDS, {
    feedType,
    marketplaceIds: [US],
    inputFeedDocumentId: feedDocumentId,
  })
  expect(status).toBe(202)
  return String(body['feedId'])
}

const statusOf = async ({ api }: Scene, id: string) => (await api('GET', `${FEEDS}/${id}`)).body['processingStatus']

async function reportOf(scene: Scene, id: string): Promise<Record<string, unknown>> {
  const { resultFeedDocumentId } = (await scene.api('GET', `${FEEDS}/${id}`)).body
  const { body } = await scene.api('GET', `${DOCUMENTS}/${String(resultFeedDocumentId)}`)
  expect(body).toMatchObject({ feedDocumentId: resultFeedDocumentId, compressionAlgorithm: 'GZIP' })
  const { pathname, search } = new URL(String(body['url']))
  const { host } = new URL(String(body['url']))
  const file = await fetch(`${scene.url}/__host/${host}${pathname}${search}`)
  const report = JSON.parse(gunzipSync(Buffer.from(await file.arrayBuffer())).toString()) as Record<string, unknown>
  expect(breachesOfFile('listings-feed-processing-report-schema-v2.json', report)).toEqual([])
  return report
}

describe('a feed', () => {
  test('waits, is processed and ends with a report by message', async () => {
    const scene = await openScene()
    const feed = feedOf([
      patchOf(1, 'TEE-BLACK-M'),
      patchOf(2, 'CAP', 'fake_attribute'),
      patchOf(3, 'NOPE'),
      { messageId: 4, sku: 'CAP' },
    ])
    const id = await send(scene, feed)
    expect(await statusOf(scene, id)).toBe('IN_QUEUE')
    scene.clock.advance(1_000)
    expect(await statusOf(scene, id)).toBe('IN_PROGRESS')
    scene.clock.advance(60_000)
    expect(await statusOf(scene, id)).toBe('DONE')
    expect(await reportOf(scene, id)).toMatchObject({
      header: { sellerId: 'A1TEST', version: '2.0', feedId: id },
      issues: [
        { messageId: 2, sku: 'CAP', code: '90000900', attributeName: 'fake_attribute' },
        { messageId: 3, sku: 'NOPE', code: '13013' },
        { messageId: 4, sku: 'CAP', severity: 'ERROR' },
      ],
      summary: { errors: 3, warnings: 0, messagesProcessed: 4, messagesAccepted: 1, messagesInvalid: 3 },
    })
    expect(scene.listing('TEE-BLACK-M').attributes).toHaveProperty('main_product_image_locator')
  })

  test('reports its listings too where its header asks for them', async () => {
    const scene = await openScene()
    const report = { includedData: ['issues', 'summaries'], apiVersion: '2021-08-01' }
    const id = await send(scene, feedOf([patchOf(1, 'CAP')], { report }))
    scene.clock.advance(60_000)
    expect(await reportOf(scene, id)).toMatchObject({
      summary: { itemSummary: { items: 1, errors: 0, warnings: 0 } },
      items: [{ sku: 'CAP', issues: [], summaries: [{ marketplaceId: US }] }],
    })
  })

  test.each([
    ['of a type that has ended', feedOf([patchOf(1, 'CAP')]), 'POST_PRODUCT_IMAGE_DATA'],
    ['of another seller', feedOf([patchOf(1, 'CAP')], { sellerId: 'A9OTHER' }), undefined],
    ['of another version', feedOf([patchOf(1, 'CAP')], { version: '1.0' }), undefined],
    ['without messages', feedOf([]), undefined],
    ['with more than 25,000 messages', feedOf(Array.from({ length: 25_001 }, () => 1)), undefined],
  ])('%s ends FATAL and changes nothing', async (_name, feed, feedType) => {
    const scene = await openScene()
    const id = await send(scene, feed, feedType)
    scene.clock.advance(600_000)
    expect(await statusOf(scene, id)).toBe('FATAL')
    expect(scene.listing('CAP').attributes).not.toHaveProperty('main_product_image_locator')
  })

  test('that ends FATAL in the middle has applied what came before, with or without a report', async () => {
    const scene = await openScene()
    const fault = { place: 'feed', effect: { kind: 'feed-fatal', afterMessages: 1 } }
    await scene.control('POST', 'faults', fault)
    const id = await send(scene, feedOf([patchOf(1, 'TEE-BLACK-M'), patchOf(2, 'CAP')]))
    scene.clock.advance(60_000)
    const { body } = await scene.api('GET', `${FEEDS}/${id}`)
    expect(body).toMatchObject({ processingStatus: 'FATAL' })
    expect(body).not.toHaveProperty('resultFeedDocumentId')
    expect(scene.listing('TEE-BLACK-M').attributes).toHaveProperty('main_product_image_locator')
    expect(scene.listing('CAP').attributes).not.toHaveProperty('main_product_image_locator')
  })

  const plain = JSON.stringify(feedOf([patchOf(1, 'CAP')]))

  test.each([
    ['of just under 10 MiB', plain.padEnd(10 * 1024 * 1024 - 1), 'DONE'],
    ['of 10 MiB', plain.padEnd(10 * 1024 * 1024), 'FATAL'],
    ['that is no UTF-8', Buffer.from(plain.replace('CAP', 'CÄP'), 'latin1'), 'FATAL'],
    ['that begins with a byte order mark', Buffer.from(`\uFEFF${plain}`), 'FATAL'],
  ] as const)('%s: how it ends', async (_name, bytes, status) => {
    const scene = await openScene()
    const id = await sendBytes(scene, bytes)
    scene.clock.advance(600_000)
    expect(await statusOf(scene, id)).toBe(status)
  })

  test('that ends DONE before all of its messages counts those that were processed', async () => {
    const scene = await openScene()
    await scene.control('POST', 'faults', { place: 'feed', effect: { kind: 'feed-partial', afterMessages: 1 } })
    const id = await send(scene, feedOf([patchOf(1, 'TEE-BLACK-M'), patchOf(2, 'CAP')]))
    scene.clock.advance(60_000)
    expect(await reportOf(scene, id)).toMatchObject({
      ...{ issues: [], summary: { messagesProcessed: 1, messagesAccepted: 1 } },
    })
    expect(scene.listing('CAP').attributes).not.toHaveProperty('main_product_image_locator')
  })

  test('is cancelled while it waits, and not afterwards', async () => {
    const scene = await openScene()
    const id = await send(scene, feedOf([patchOf(1, 'CAP')]))
    expect(await scene.api('DELETE', `${FEEDS}/${id}`)).toMatchObject({ status: 200, text: '' })
    scene.clock.advance(60_000)
    expect(await statusOf(scene, id)).toBe('CANCELLED')
    expect((await scene.api('DELETE', `${FEEDS}/${id}`)).status).toBe(400)
    expect(
      (await scene.api('GET', `${FEEDS}?feedTypes=JSON_LISTINGS_FEED&processingStatuses=CANCELLED`)).body,
    ).toMatchObject({ feeds: [{ feedId: id }] })
  })

  test('may be sent five times in five minutes, per seller', async () => {
    const scene = await openScene()
    for (let sent = 0; sent < 5; sent += 1) await send(scene, feedOf([patchOf(1, 'CAP')]))
    const { feedDocumentId } = await newDocument(scene)
    const sixth = await scene.api('POST', FEEDS, {
      ...{ feedType: 'JSON_LISTINGS_FEED', marketplaceIds: [US], inputFeedDocumentId: feedDocumentId },
    })
    expect(sixth).toMatchObject({ status: 429, body: { errors: [{ code: 'QuotaExceeded' }] } })
    expect(sixth.headers.get('x-amzn-ratelimit-limit')).toBeNull()
    scene.clock.advance(60_000)
    await send(scene, feedOf([patchOf(1, 'CAP')]))
  })

  test('that speaks of a SKU which is patched meanwhile leaves a trace for tests', async () => {
    const scene = await openScene()
    const feedId = await send(scene, feedOf([patchOf(1, 'CAP')]))
    await scene.api('PATCH', `/listings/2021-08-01/items/A1TEST/CAP?marketplaceIds=${US}`, {
      ...{ productType: 'SHIRT', patches: patchOf(1, 'CAP').patches },
    })
    expect((await scene.control('GET', 'state')).body['overlaps']).toMatchObject([{ sku: 'CAP', feedId }])
  })
})

describe('a document', () => {
  test('takes the very content type that it was created with, within five minutes, and no other credentials', async () => {
    const scene = await openScene()
    const { url } = await newDocument(scene)
    const otherType = await put(scene, url, '{}', { 'content-type': 'application/json; charset=utf-8' })
    expect(otherType).toMatchObject({ status: 403, text: expect.stringContaining('SignatureDoesNotMatch') })
    expect((await put(scene, url, '{}', { authorization: 'Bearer x' })).status).toBe(400)
    scene.clock.advance(301_000)
    expect(await put(scene, url, '{}')).toMatchObject({
      status: 403,
      text: expect.stringContaining('Request has expired'),
    })
  })
})
