import type { FrameLocator } from 'playwright-core'
import { AdminPage } from '../support/admin-page.ts'
import { launchBrowser, newProfile, PHONE } from '../support/browser.ts'
import { afterAll, beforeAll, describe, expect, inject, onTestFailed, test } from 'vitest'
import { aVideo } from '../../sandbox/testing/a-video.ts'
import { controlStore } from '../support/store-control.ts'
import { chooseProducts, giveFile, givePictures } from './export-journey.ts'

/** A shop of its own, so that no other test has these stores beside its shop. */
const store = 'second'
const mug = { handle: 'stoneware-mug', title: 'Stoneware Mug', productType: 'Mug', colours: ['Sand', 'Navy'] }
const { northwind, outlet } = inject('product').storeUrls

let browser: Awaited<ReturnType<typeof launchBrowser>>
let admin: AdminPage
let app: FrameLocator
const ids = { northwind: '', outlet: '' }

beforeAll(async () => {
  browser = await launchBrowser()
  admin = new AdminPage(await (await newProfile(browser)).newPage(), { shellUrl: inject('product').shellUrl, store })
  app = await admin.openApp()
  const applicationPassword = await controlStore(northwind, 'application-passwords', { user: 'admin' })
  ids.northwind = await connect({ siteUrl: northwind, applicationPassword })
  ids.outlet = await connect({ siteUrl: outlet, keys: await controlStore(outlet, 'keys') })
})

afterAll(() => browser.close())

async function connect(body: object): Promise<string> {
  const path = '/woocommerce/connect'
  return ((await app.locator('html').evaluate(callApi, { path, body })) as { store: { connectionId: string } }).store
    .connectionId
}

/** Runs in the app's frame, where App Bridge adds the id token. */
async function callApi(_: Element, { path, body }: { path: string; body?: object }): Promise<unknown> {
  const response = await fetch(`/api/product-marketing/ecommerce${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(await response.text())
  return response.json()
}

interface StoreState {
  products: {
    name: string
    description: string
    imageId: number
    galleryIds: number[]
    variations: { imageId: number; galleryIds: number[] }[]
  }[]
  attachments: object[]
}

const stateOf = (url: string) => controlStore<StoreState>(url, 'state', {}, 'GET')

/** What a store shows of the mug: its pictures in order, and those of its variations. */
async function shown(url: string): Promise<unknown> {
  const product = (await stateOf(url)).products.find(({ name }) => name === mug.title)
  return [product?.imageId, product?.galleryIds, product?.variations.map((each) => [each.imageId, each.galleryIds])]
}

const attachmentCounts = async () =>
  Promise.all([northwind, outlet].map(async (url) => (await stateOf(url)).attachments.length))

const matching = (connectionId: string) => `/app/connections/${connectionId}/products`

const stays = () => {
  onTestFailed(async () => void (await admin.page.screenshot({ path: `test-results/woocommerce-${Date.now()}.png` })))
}

describe('a store’s products', () => {
  test('are matched by SKU when the merchant accepts it', async () => {
    stays()
    await admin.openApp(matching(ids.northwind))
    await app.getByText('Not compared yet.').first().waitFor({ state: 'detached' })
    await app.getByRole('button', { name: 'Compare SKUs' }).click()
    await app.getByText(/same SKU NL-MUG-SAND/).waitFor()
    await app.getByText('The store has none of its SKUs.').first().waitFor()
    await admin.expectAccessible()
    await app.getByRole('button', { name: 'Accept the match of Stoneware Mug' }).click()
    await admin.toast('1 product linked').waitFor()
    await app.getByRole('tab', { name: 'Linked (1)' }).first().waitFor()
    await admin.page.setViewportSize(PHONE)
    expect(await app.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
    await admin.page.setViewportSize({ width: 1280, height: 900 })
  })

  test('are chosen by hand, and unlinked again', async () => {
    stays()
    await admin.openApp(matching(ids.northwind))
    await app.getByRole('link', { name: 'Choose product: Logbook' }).click()
    await app.getByLabel(/^Search products in/).fill('enamel')
    await app.getByRole('button', { name: 'Choose Enamel Pin' }).click()
    await app.getByText('The only one').waitFor()
    await admin.expectAccessible()
    await app.getByRole('button', { name: 'Link', exact: true }).click()
    await app.getByRole('button', { name: 'Unlink Enamel Pin' }).click()
    await app.getByText('Not linked to anything in', { exact: false }).waitFor()
    await admin.openApp(`/app/connections/${ids.northwind}/store?query=mug`)
    await app.getByText('Linked to Stoneware Mug').waitFor()
    await app.getByRole('button', { name: 'Show variations of Stoneware Mug', exact: true }).click()
    await app.getByText('SKU NL-MUG-NAVY').waitFor()
    await admin.expectAccessible()
  })

  test('are all accepted at once', async () => {
    stays()
    await admin.openApp(matching(ids.outlet))
    await app.getByRole('button', { name: 'Compare SKUs' }).click()
    await app.getByRole('button', { name: 'Accept all exact matches (1)' }).click()
    await app.getByText('1 product was linked.').waitFor()
  })

  test('cannot be matched while the store does not answer, and the page says so', async () => {
    stays()
    await controlStore(outlet, 'settings', { maintenance: true })
    await admin.openApp(`/app/connections/${ids.outlet}/store`)
    await app.getByText('The store’s products couldn’t be loaded').waitFor()
    await controlStore(outlet, 'settings', { maintenance: false })
    await app.getByRole('button', { name: 'Try again' }).click()
    await app.getByText('Last Season Lantern').waitFor()
  })
})

describe('an export to two sites beside the shop', () => {
  test('needs one approval, uploads nothing twice, and is undone site by site', async () => {
    stays()
    const before = { northwind: await shown(northwind), outlet: await shown(outlet) }
    await givePictures(admin, mug)
    await planMug({ isFirst: true })
    await app.getByText('3 stores are touched only after you approve', { exact: false }).waitFor()
    await app.getByRole('button', { name: 'Approve and export' }).click()
    await app.getByText('Also in this export').waitFor()
    for (const url of [northwind, outlet]) {
      await app
        .getByText(url === northwind ? /Northwind Trading/ : /Northlight Outlet/)
        .first()
        .waitFor()
    }
    await app.getByText('All pictures of 1 product are live.').waitFor()
    const runs = { northwind: await liveRun(ids.northwind), outlet: await liveRun(ids.outlet) }
    const exported = { northwind: await shown(northwind), outlet: await shown(outlet) }
    expect(exported.northwind).not.toEqual(before.northwind)
    expect(exported.outlet).not.toEqual(before.outlet)

    const files = await attachmentCounts()
    await planMug({ isFirst: false })
    for (const name of ['Harbour & Pine', 'Northwind Trading', 'Northlight Outlet']) {
      await app.getByRole('region', { name }).getByText('Nothing to export', { exact: false }).waitFor()
    }
    expect(await attachmentCounts()).toEqual(files)

    await undo(runs.northwind)
    expect(await shown(northwind)).toEqual(before.northwind)
    expect(await shown(outlet)).toEqual(exported.outlet)
    admin.console.expectClean()
  })
})

describe('a video of a product', () => {
  const describedAs = async (url: string) =>
    (await stateOf(url)).products.find(({ name }) => name === mug.title)?.description ?? ''

  test('stays out of stores until their pages say otherwise, goes into the description then, and comes out again', async () => {
    stays()
    const before = await describedAs(northwind)
    await admin.openApp()
    await giveFile(admin, { fileName: 'stoneware-mug-turn.mp4', mimeType: 'video/mp4', bytes: await aVideo() })
    await planMug({ isFirst: true })
    const plans = {
      northwind: app.getByRole('region', { name: 'Northwind Trading' }),
      outlet: app.getByRole('region', { name: 'Northlight Outlet' }),
    }
    await plans.northwind.getByText('Videos stay out of this store: its products have no place for them.').waitFor()
    await plans.outlet.getByText('REST keys don’t cover its media library.', { exact: false }).waitFor()

    await admin.openApp(`/app/connections/${ids.outlet}`)
    await app.getByText('REST API keys don’t cover the media library.', { exact: false }).waitFor()
    expect(await app.getByLabel('Upload videos to the media library').count()).toBe(0)
    await admin.openApp(`/app/connections/${ids.northwind}`)
    expect(await app.getByLabel('Also show them in product descriptions').count()).toBe(0)
    await app.getByLabel('Upload videos to the media library').check({ force: true })
    await app.getByLabel('Also show them in product descriptions').check({ force: true })
    await admin.expectAccessible()
    await app.getByRole('button', { name: 'Save choice' }).click()
    await admin.toast('Choice saved').waitFor()

    await planMug({ isFirst: false })
    await plans.northwind.getByText('as a player to the end of the product description', { exact: false }).waitFor()
    await admin.expectAccessible()
    await app.getByRole('button', { name: 'Approve and export' }).click()
    await app.getByText('Also in this export').waitFor()
    const runId = await liveRun(ids.northwind)
    expect(await describedAs(northwind)).toMatch(/mediaport-video-\d+"><video controls="" [^>]*src="[^"]+\.mp4"/)
    expect((await describedAs(northwind)).startsWith(before)).toBe(true)

    await undo(runId)
    expect(await describedAs(northwind)).toBe(before)
    admin.console.expectClean()
  })
})

/** Maps what is suggested and goes on to the plan. */
async function planMug({ isFirst }: { readonly isFirst: boolean }): Promise<void> {
  await chooseProducts(admin, [mug.title])
  await app.getByRole('heading', { name: 'Who shows which picture' }).waitFor()
  if (isFirst) await app.getByRole('button', { name: /^Accept (all )?\d+$/ }).click()
  await app.getByText('All changes saved').waitFor()
  await app.getByRole('button', { name: 'Review plan' }).click()
}

async function undo(runId: string): Promise<void> {
  await admin.openApp(`/app/exports/${runId}`)
  await app.getByRole('button', { name: 'Undo this export', exact: true }).click()
  await app.getByRole('heading', { name: 'Review undo' }).waitFor()
  await app.getByLabel(/^Type \d+ to confirm$/).waitFor()
  const label = await app.getByText(/^Type \d+ to confirm$/).innerText()
  await app.getByLabel(label).fill(/\d+/.exec(label)?.[0] ?? '')
  await app.getByRole('button', { name: 'Approve and undo' }).click()
  await app.getByText('1 product is as it was before.').waitFor()
}

/** The newest export to a store, once it has ended well. */
async function liveRun(connectionId: string): Promise<string> {
  const read = async (path: string) => app.locator('html').evaluate(callApi, { path })
  const { items } = (await read(`/exports?connectionId=${connectionId}`)) as { items: { id: string }[] }
  const id = items[0]?.id ?? ''
  const run = async () => (await read(`/exports/${id}`)) as { state: string; totals: object }
  await expect.poll(async () => (await run()).state, { timeout: 60_000 }).toBe('finished')
  expect((await run()).totals).toMatchObject({ done: 1, failed: 0 })
  return id
}
