import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ManualClock } from '../../testing/manual-clock.ts'
import { CDN_HOST } from '../http/hosts.ts'
import { aListing, openAmazon, US, type OpenAmazon } from '../testing/open-amazon.ts'

const SKU = 'TEE-BLACK-M'

interface Served {
  status?: number
  type?: string
  body?: Buffer
  headers?: Record<string, string>
}

/** A product on white, or on grey. */
function aPicture(sidePx = 1_000, background = '#ffffff'): Promise<Buffer> {
  const half = Math.round(sidePx / 2)
  const product = { create: { width: half, height: half, channels: 3 as const, background: '#aa3322' } }
  return sharp({ create: { width: sidePx, height: sidePx, channels: 3, background } })
    .composite([{ input: product, gravity: 'centre' }])
    .png()
    .toBuffer()
}

async function hostOf(served: Record<string, Served>): Promise<string> {
  const server = createServer((request, response) => {
    const { status = 200, type = 'image/png', body, headers } = served[request.url ?? ''] ?? { status: 404 }
    response.writeHead(status, { 'content-type': type, ...headers }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

interface Scene extends OpenAmazon {
  clock: ManualClock
  patch(slots: Record<string, string | null>): Promise<void>
  /** The picture’s fate once Amazon has fetched it, and then once everything is due. */
  settled(): Promise<void>
}

/** A listing, and a host `pictures.test` with these pictures. */
async function openScene(served: Record<string, Served>): Promise<Scene> {
  const clock = new ManualClock()
  const amazon = await openAmazon(
    { listings: [aListing()] },
    { clock, hosts: { 'pictures.test': await hostOf(served) } },
  )
  return {
    ...{ ...amazon, clock },
    patch: async (slots) => {
      const patches = Object.entries(slots).map(([attribute, path]) => ({
        op: path === null ? 'delete' : 'replace',
        path: `/attributes/${attribute}`,
        value: [{ marketplace_id: US, ...(path !== null && { media_location: `https://pictures.test${path}` }) }],
      }))
      const { body } = await amazon.api('PATCH', `/listings/2021-08-01/items/A1TEST/${SKU}?marketplaceIds=${US}`, {
        ...{ productType: 'SHIRT', patches },
      })
      expect(body).toMatchObject({ status: 'ACCEPTED' })
    },
    settled: async () => {
      clock.advance(60_000)
      await expect.poll(() => amazon.seller.ledger.some(({ outcome }) => outcome === 'waiting')).toBe(false)
      clock.advance(60_000)
    },
  }
}

const imagesOf = ({ world }: OpenAmazon) => world.catalogue.get('B0TESTTEE1')?.images[0]?.images ?? []
const statusOf = ({ listing }: OpenAmazon) => listing(SKU).summaries[0]?.status
const MAIN = 'main_product_image_locator'

describe('pictures of an accepted submission', () => {
  test('are fetched, shown after a while by the CDN as other bytes, and named by the listing', async () => {
    const scene = await openScene({
      '/1.png': { body: await aPicture(1_200) },
      '/2.png': { body: await aPicture(800, '#777777') },
    })
    await scene.patch({ [MAIN]: '/1.png', other_product_image_locator_2: '/2.png' })
    expect(imagesOf(scene)).toEqual([])
    await scene.settled()
    expect(imagesOf(scene)).toMatchObject([
      { variant: 'MAIN', width: 1_200 },
      { variant: 'MAIN', width: 500 },
      { variant: 'PT02', width: 800 },
      { variant: 'PT02', width: 500 },
    ])
    expect(scene.listing(SKU).summaries[0]?.mainImage).toMatchObject({ width: 500, height: 500 })
    const served = await fetch(`${scene.url}/__host/${CDN_HOST}${new URL(imagesOf(scene)[0]!.link).pathname}`)
    const bytes = Buffer.from(await served.arrayBuffer())
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1_200 })
    expect(scene.seller.ledger).toMatchObject([
      { sku: SKU, attribute: MAIN, outcome: 'live', widthPx: 1_200, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { attribute: 'other_product_image_locator_2', outcome: 'live' },
    ])
    expect(statusOf(scene)).toEqual(['BUYABLE', 'DISCOVERABLE'])
  })

  test('are not fetched again from an address that was fetched before', async () => {
    const scene = await openScene({ '/1.png': { body: await aPicture() } })
    await scene.patch({ [MAIN]: '/1.png' })
    await scene.settled()
    await scene.patch({ [MAIN]: '/1.png' })
    await scene.settled()
    expect(scene.seller.ledger).toHaveLength(1)
  })

  test.each([
    ['is not there', { status: 404 }, 'retrieved'],
    ['leads elsewhere', { status: 302, headers: { location: 'https://pictures.test/other.png' } }, 'another address'],
    ['is a web page', { type: 'text/html', body: Buffer.from('<html>') }, 'no JPEG'],
    ['says that it is a picture and is none', { body: Buffer.from('<html>') }, 'no JPEG'],
  ])(
    'which one %s becomes an issue of the listing, and the former picture stays',
    async (_name, served: Served, words) => {
      const scene = await openScene({ '/good.png': { body: await aPicture() }, '/bad.png': served })
      await scene.patch({ [MAIN]: '/good.png' })
      await scene.settled()
      const before = imagesOf(scene)
      await scene.patch({ [MAIN]: '/bad.png' })
      await scene.settled()
      expect(scene.listing(SKU).issues).toMatchObject([
        {
          severity: 'ERROR',
          categories: ['INVALID_IMAGE'],
          attributeNames: [MAIN],
          marketplaceIds: [US],
          message: expect.stringContaining(words),
        },
      ])
      expect(imagesOf(scene)).toEqual(before)
    },
  )

  test.each([
    ['fewer than 500 pixels', async () => aPicture(400), '100105'],
    [
      'the format WebP',
      async () =>
        sharp(await aPicture())
          .webp()
          .toBuffer(),
      '100102',
    ],
  ])('are rejected for %s', async (_name, draw, code) => {
    const scene = await openScene({ '/1.png': { body: await draw() } })
    await scene.patch({ other_product_image_locator_1: '/1.png' })
    await scene.settled()
    expect(scene.seller.ledger).toMatchObject([{ outcome: 'rejected', code }])
  })

  test('suppress the listing where the main one is not on white; a better one lifts it', async () => {
    const scene = await openScene({
      '/grey.png': { body: await aPicture(1_000, '#dddddd') },
      '/white.png': { body: await aPicture() },
    })
    await scene.patch({ [MAIN]: '/grey.png' })
    await scene.settled()
    expect(scene.seller.ledger).toMatchObject([{ outcome: 'live', code: '100108' }])
    expect(scene.listing(SKU).issues).toMatchObject([
      { categories: ['INVALID_IMAGE'], enforcements: { actions: [{ action: 'SEARCH_SUPPRESSED' }] } },
    ])
    expect(statusOf(scene)).toEqual(['BUYABLE'])
    await scene.patch({ [MAIN]: '/white.png' })
    await scene.settled()
    expect(scene.listing(SKU).issues).toEqual([])
    expect(statusOf(scene)).toEqual(['BUYABLE', 'DISCOVERABLE'])
  })

  test('vanish from an emptied slot; without a main picture the listing is suppressed', async () => {
    const scene = await openScene({ '/1.png': { body: await aPicture() }, '/2.png': { body: await aPicture(900) } })
    await scene.patch({ [MAIN]: '/1.png', other_product_image_locator_1: '/2.png' })
    await scene.settled()
    await scene.patch({ other_product_image_locator_1: null })
    await scene.settled()
    expect(imagesOf(scene).map(({ variant }) => variant)).toEqual(['MAIN', 'MAIN'])
    expect(statusOf(scene)).toEqual(['BUYABLE', 'DISCOVERABLE'])
    await scene.patch({ [MAIN]: null })
    await scene.settled()
    expect(imagesOf(scene)).toEqual([])
    expect(scene.listing(SKU).issues).toMatchObject([{ categories: ['MISSING_IMAGE'], attributeNames: [MAIN] }])
    expect(statusOf(scene)).toEqual(['BUYABLE'])
  })

  test('of which a later submission came before they were shown never are', async () => {
    const scene = await openScene({ '/1.png': { body: await aPicture() }, '/2.png': { body: await aPicture(700) } })
    await scene.patch({ [MAIN]: '/1.png' })
    await scene.patch({ [MAIN]: '/2.png' })
    await scene.settled()
    expect(scene.seller.ledger).toMatchObject([{ outcome: 'superseded' }, { outcome: 'live' }])
    expect(imagesOf(scene)[0]).toMatchObject({ width: 700 })
  })
})

describe('faults of pictures', () => {
  test('another seller’s picture wins, from then on', async () => {
    const scene = await openScene({ '/1.png': { body: await aPicture() }, '/2.png': { body: await aPicture(700) } })
    await scene.control('POST', 'faults', { place: 'image', name: SKU, effect: { kind: 'other-seller-wins' } })
    await scene.patch({ [MAIN]: '/1.png' })
    await scene.settled()
    await scene.patch({ [MAIN]: '/2.png' })
    await scene.settled()
    expect(scene.seller.ledger).toMatchObject([{ outcome: 'not-shown' }, { outcome: 'not-shown' }])
    expect(imagesOf(scene)).toEqual([])
    expect(scene.listing(SKU).issues).toEqual([])
  })

  test('a picture is shown, and the listing suppressed for it, with Amazon’s own code', async () => {
    const scene = await openScene({ '/1.png': { body: await aPicture() } })
    await scene.control('POST', 'faults', {
      place: 'image',
      effect: { kind: 'suppress', action: 'LISTING_SUPPRESSED' },
    })
    await scene.patch({ [MAIN]: '/1.png' })
    await scene.settled()
    expect(imagesOf(scene)).toHaveLength(2)
    expect(scene.listing(SKU).issues).toMatchObject([{ code: '18027' }])
    expect(statusOf(scene)).toEqual([])
  })

  test('a picture is rejected, or nothing ever comes of it', async () => {
    const scene = await openScene({ '/1.png': { body: await aPicture() } })
    const slot = 'other_product_image_locator_1'
    const reject = { kind: 'reject-image', code: '20005', message: 'No.' }
    await scene.control('POST', 'faults', { place: 'image', name: slot, effect: reject })
    await scene.control('POST', 'faults', { place: 'image', name: MAIN, effect: { kind: 'image-stuck' } })
    await scene.patch({ [MAIN]: '/1.png', [slot]: '/1.png' })
    scene.clock.advance(60_000)
    await expect.poll(() => scene.seller.ledger.map(({ outcome }) => outcome)).toEqual(['waiting', 'rejected'])
    expect(scene.listing(SKU).issues).toMatchObject([{ code: '20005' }])
  })
})
