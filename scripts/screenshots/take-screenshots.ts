import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { listGeneratedAssets } from '../../sandbox/seed/generated-assets.ts'
import { DEMO_SHOP } from '../../sandbox/seed/shops.ts'
import { AdminPage } from '../../tests/support/admin-page.ts'
import { DESKTOP, launchBrowser, newProfile } from '../../tests/support/browser.ts'
import { MediaportApi } from '../demo/api.ts'
import { EmbeddedApp } from '../demo/embedded-app.ts'
import { followExport } from '../demo/follow-export.ts'
import { importPictures } from '../demo/import-pictures.ts'
import { generatedPictures } from '../demo/picture-source.ts'
import { Platform } from '../demo/platform.ts'
import { say } from '../log.ts'
import type { RunningProduct } from '../product/start-product.ts'
import { walkAmazon } from './amazon-pictures.ts'
import { walkStores } from './store-pictures.ts'

const FOLDER = 'docs/images'
/** Shows suggestions and grid of the mapping page at once. */
const TALL = { ...DESKTOP, height: 1250 }
const SHOWN_PRODUCT = 'Everyday Organic Tee'

/** Walks the merchant's path in the running product and writes a picture of each page. */
export async function takeScreenshots(product: RunningProduct): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const browser = await launchBrowser()
  try {
    const profile = await newProfile(browser)
    await walk(product, profile)
  } finally {
    await browser.close()
  }
}

async function walk(product: RunningProduct, profile: BrowserContext): Promise<void> {
  const platform = new Platform(product.shopifyUrl, DEMO_SHOP.domain)
  const api = new MediaportApi(product.appUrl, () => platform.idToken())
  const app = new EmbeddedApp(product.appUrl, DEMO_SHOP.domain, () => platform.idToken())
  const admin = new AdminPage(await profile.newPage(), product)
  const shoot = async (name: string) => {
    for (const pictures of [admin.page.locator('img'), admin.app.locator('img')])
      await pictures.evaluateAll(untilLoaded)
    await admin.page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled' })
    say(`${FOLDER}/${name}.png`)
  }

  await app.open()
  await importPictures(api, generatedPictures().pictures)
  await admin.openApp('/app/library')
  await shoot('library')

  const titles = new Set(listGeneratedAssets().map(({ facts }) => facts.asset_metadata.product_name))
  const chosen = (await platform.listProducts()).filter(({ title }) => titles.has(title)).map(({ id }) => id)
  const answer = await app.submit('/app/products', { remoteIds: JSON.stringify(chosen) })
  if (!('goTo' in answer)) throw new Error('The products were not taken')
  const mapPage = answer.goTo
  await app.submit(mapPage, { intent: 'propose' })
  await admin.openApp(mapPage)
  await admin.app.getByRole('link', { name: SHOWN_PRODUCT }).first().click()
  await admin.page.waitForURL(/product=/)
  await admin.page.setViewportSize(TALL)
  await shoot('mapping')
  await admin.page.setViewportSize(DESKTOP)

  await app.submit(mapPage, { intent: 'accept' })
  const planPage = mapPage.replace(/map$/, 'plan')
  await app.submit(planPage, { intent: 'plan' })
  await admin.openApp(planPage)
  await shoot('plan')

  await platform.spoilNextPicture()
  await admin.app.getByRole('button', { name: 'Approve and export' }).click()
  await admin.page.waitForURL(/\/app\/exports\/[\w-]+/)
  await admin.app
    .getByText(/^(Uploading|Placing|Confirming|Live)$/)
    .first()
    .waitFor()
  await shoot('export')
  const exportId = new URL(admin.page.url()).pathname.split('/').at(-1) ?? ''
  const exportPage = `/app/exports/${exportId}`
  await followExport(api, exportId, () => undefined)
  await admin.openApp(exportPage)
  await shoot('failure')
  await app.submit(exportPage, { intent: 'retry' })
  await followExport(api, exportId, () => undefined)

  await admin.openApp('/app')
  await shoot('home')
  await admin.openApp(exportPage)
  await admin.app.getByRole('button', { name: `Undo this export on ${SHOWN_PRODUCT}` }).click()
  await admin.app.getByRole('heading', { name: 'Review undo' }).waitFor()
  await shoot('undo')
  await admin.openApp('/app/exports')
  await admin.app.getByRole('button', { name: /^Actions for/ }).click()
  await shoot('history')
  await admin.openProduct(SHOWN_PRODUCT)
  await shoot('product')
  await walkStores({ product, app, api, admin, shoot })
  await walkAmazon({ admin, shoot, mapPage })
}

/** Runs in the browser: loads every picture of the page, also those that wait until they are scrolled to. */
async function untilLoaded(elements: Element[]): Promise<void> {
  const waiting = elements.filter((element) => element instanceof HTMLImageElement && !element.complete)
  const settled = (image: Element) =>
    new Promise((resolve) => ['load', 'error'].forEach((type) => image.addEventListener(type, resolve, { once: true })))
  const all = Promise.all(waiting.map(settled))
  for (const image of waiting) image.setAttribute('loading', 'eager')
  await all
}
