import type { FrameLocator } from 'playwright-core'
import { generatePicture } from '../../sandbox/pictures/generate-picture.ts'
import { type PicturedProduct, picturesFor } from '../../sandbox/pictures/picture-set.ts'
import type { AdminPage } from '../support/admin-page.ts'

/** Products of the demo shop; each test file exports others, so that none sees what another did. */
export const trailCap: PicturedProduct = {
  handle: 'trail-cap',
  title: 'Trail Cap',
  productType: 'Cap',
  colours: ['Navy', 'Olive', 'Burgundy'],
}

export const insulatedBottle: PicturedProduct = {
  handle: 'insulated-bottle',
  title: 'Insulated Bottle',
  productType: 'Bottle',
  colours: ['White', 'Teal', 'Coral'],
}

export const phoneCase: PicturedProduct = {
  handle: 'slim-phone-case',
  title: 'Slim Phone Case',
  productType: 'Phone Case',
  colours: ['Black', 'Sand', 'Lavender'],
}

export const canvasTote: PicturedProduct = {
  handle: 'canvas-tote',
  title: 'Canvas Tote',
  productType: 'Tote',
  colours: ['Natural', 'Black', 'Forest Green'],
}

export const stonewareMug: PicturedProduct = {
  handle: 'stoneware-mug',
  title: 'Stoneware Mug',
  productType: 'Mug',
  colours: ['Sand', 'Sage', 'Navy', 'Black'],
}

export const dottedNotebook: PicturedProduct = {
  handle: 'dotted-notebook-a5',
  title: 'Dotted Notebook A5',
  productType: 'Notebook',
  colours: ['Black', 'Navy', 'Red', 'Mustard', 'Sage'],
}

export const figCandle: PicturedProduct = {
  handle: 'soy-candle-fig',
  title: 'Soy Candle, Fig',
  productType: 'Candle',
  colours: [],
}

const angles = ['front', 'detail'] as const

/** Puts a front and a detail picture of each colour into the library, by the route that the page itself uses. */
export async function givePictures(admin: AdminPage, product: PicturedProduct): Promise<void> {
  await admin.openApp()
  for (const { fileName, mimeType, spec } of picturesFor(product, { angles, sizePx: 600, format: 'jpg' })) {
    await giveFile(admin, { fileName, mimeType, bytes: await generatePicture(spec) })
  }
}

/** Puts a file into the library of the app that is open. */
export async function giveFile(
  { app }: AdminPage,
  { bytes, ...file }: { readonly fileName: string; readonly mimeType: string; readonly bytes: Buffer },
): Promise<void> {
  const status = await app.locator('html').evaluate(upload, { ...file, base64: bytes.toString('base64') })
  if (status >= 300) throw new Error(`${file.fileName} was answered with ${status}`)
}

/** Runs in the app's frame, where App Bridge adds the id token. */
async function upload(_: Element, file: { fileName: string; mimeType: string; base64: string }): Promise<number> {
  const body = Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0))
  const headers = { 'content-type': file.mimeType, 'x-file-name': encodeURIComponent(file.fileName) }
  const response = await fetch('/app/library/upload', { method: 'POST', body, headers })
  return response.status
}

/** Chooses products and goes on to the mapping page. */
export async function chooseProducts(admin: AdminPage, titles: readonly string[]): Promise<FrameLocator> {
  const { app } = admin
  for (const title of titles) {
    // The selection outlives each search.
    await admin.openApp(`/app/products?${new URLSearchParams({ query: title }).toString()}`)
    const row = app.getByRole('row').filter({ has: app.getByText(title, { exact: true }) })
    await row.getByRole('checkbox').check({ force: true })
  }
  await app.getByRole('button', { name: /continue/i }).click()
  await app.getByRole('heading', { name: 'Map pictures' }).waitFor()
  return app
}

/** A draft with one product, its suggestions accepted. Mappings outlive drafts: a second call may find nothing to accept. */
export async function mapProduct(admin: AdminPage, product: PicturedProduct): Promise<FrameLocator> {
  await givePictures(admin, product)
  const app = await chooseProducts(admin, [product.title])
  await app.getByRole('heading', { name: 'Who shows which picture' }).waitFor()
  const accept = app.getByRole('button', { name: /^Accept (all )?\d+$/ })
  if (await accept.isVisible()) await accept.click()
  await app.getByRole('heading', { name: 'Suggestions' }).waitFor({ state: 'detached' })
  await app.getByRole('heading', { name: 'Order in the gallery' }).waitFor()
  await app.getByText('All changes saved').waitFor()
  return app
}

/** As above, with the plan made. */
export async function planProduct(admin: AdminPage, product: PicturedProduct): Promise<FrameLocator> {
  const app = await mapProduct(admin, product)
  await app.getByRole('button', { name: 'Review plan' }).click()
  await app.getByText('Your store is touched only after you approve').waitFor()
  return app
}
