import type { FrameLocator, Page } from 'playwright-core'
import { PHONE } from '../support/browser.ts'
import { describe, expect, test } from '../support/e2e.ts'
import { chooseProducts, givePictures, mapProduct, trailCap } from './export-journey.ts'

const suggestions = (app: FrameLocator) => app.getByRole('button', { name: /^(Accept|Dismiss) trail-cap/ })
const place = (app: FrameLocator, position: number) =>
  app.getByRole('button', { name: new RegExp(`^Place ${position}:`) })
const saved = (app: FrameLocator) => app.getByText('All changes saved').waitFor()
const entry = (app: FrameLocator, name: RegExp) => app.getByRole('button', { name })

describe('suggestions', () => {
  test('say where, how sure and why; one is accepted, one is turned down for good', async ({ admin }) => {
    await givePictures(admin, trailCap)
    const app = await chooseProducts(admin, ['Trail Cap'])
    await app.getByText('All Navy · Main').waitFor()
    await app
      .getByText(/says “Trail Cap”; “Navy” is in the file name/)
      .first()
      .waitFor()
    await app
      .getByText(/^Sure, \d+%$/)
      .first()
      .waitFor()
    await app.getByRole('button', { name: 'Accept trail-cap_navy_front_1.jpg' }).click()
    await app.getByRole('button', { name: 'Dismiss trail-cap_navy_detail_2.jpg' }).click()
    await saved(app)
    await entry(app, /^trail-cap_navy_front_1.jpg: All Navy, Main/).waitFor()
    await admin.page.reload()
    await admin.waitForApp()
    await entry(app, /^trail-cap_navy_front_1.jpg: All Navy, Main/).waitFor()
    expect(await app.getByText('trail-cap_navy_detail_2.jpg', { exact: true }).count()).toBe(1)
    expect(await suggestions(app).first().getAttribute('aria-label')).not.toContain('navy')
    await admin.expectAccessible()
  })

  test('of many products are accepted at once', async ({ admin }) => {
    const app = await chooseProducts(admin, ['Trail Cap', 'Arc Table Lamp'])
    await app.getByRole('heading', { name: '1 of 2 products mapped' }).waitFor()
    await app.getByRole('button', { name: /^Accept \d+ sure/ }).click()
    await app
      .getByText('9 pictures')
      .or(app.getByText(/^\d+ pictures · 3 of 3/))
      .first()
      .waitFor()
    await admin.expectAccessible()
  })
})

describe('the grid', () => {
  test('takes a picture by dragging, and moves it to another role', async ({ admin }) => {
    const app = await mapProduct(admin, trailCap)
    const picture = app.getByRole('button', { name: 'Assign trail-cap_olive_front_3.jpg to…' })
    const target = app
      .getByRole('row', { name: /^Whole product/ })
      .getByRole('cell')
      .first()
    await drag(admin.page, await picture.boundingBox(), await target.boundingBox())
    await saved(app)
    const dropped = entry(app, /^trail-cap_olive_front_3.jpg: Whole product, Main/)
    const lifestyle = app
      .getByRole('row', { name: /^Whole product/ })
      .getByRole('cell')
      .nth(3)
    await drag(admin.page, await dropped.boundingBox(), await lifestyle.boundingBox())
    await entry(app, /^trail-cap_olive_front_3.jpg: Whole product, Lifestyle/).click()
    await app.getByRole('menuitem', { name: 'Remove' }).click()
    await saved(app)
  })

  test('is worked by keyboard alone: order, describe, assign', async ({ admin }) => {
    const app = await mapProduct(admin, trailCap)
    const { keyboard } = admin.page
    const fileName = await fileNameAt(app, 1)
    await place(app, 1).focus()
    await keyboard.press('Space')
    await app.getByText(`${fileName} is over place 1 of`).waitFor({ state: 'attached' })
    await keyboard.press('ArrowRight')
    await app.getByText(`${fileName} is over place 2 of`).waitFor({ state: 'attached' })
    await keyboard.press('Space')
    await app.getByRole('button', { name: new RegExp(`^Place 2: ${fileName}`) }).waitFor()

    const own = entry(app, new RegExp(`^${fileName}: All`)).first()
    await own.press('Enter')
    await app.getByRole('menuitem', { name: 'Move earlier' }).press('Enter')
    await app.getByRole('button', { name: new RegExp(`^Place 1: ${fileName}`) }).waitFor()

    await own.press('Enter')
    await app.getByRole('menuitem', { name: 'Alt text…' }).press('Enter')
    await app.getByLabel('Alt text').fill('A navy cap from the front')
    await app.getByText('25/512').waitFor()
    await app.getByRole('button', { name: 'Save alt text' }).press('Enter')
    await saved(app)

    await app.getByRole('button', { name: 'Assign trail-cap_olive_front_3.jpg to…' }).press('Enter')
    await app.getByLabel('For', { exact: true }).selectOption({ label: 'Burgundy' })
    await app.getByLabel('As', { exact: true }).selectOption({ label: 'Angle' })
    await app.getByRole('button', { name: 'Assign', exact: true }).press('Enter')
    await entry(app, /^trail-cap_olive_front_3.jpg: Burgundy, Angle/).waitFor()
    await saved(app)
  })
})

describe('saving', () => {
  test('a choice made without a connection is kept, also over a reload, and stored later', async ({ admin }) => {
    admin.console.allow(/ERR_FAILED|Failed to load resource/)
    const app = await mapProduct(admin, trailCap)
    await admin.page.route('**/mapping', (route) => route.abort())
    await entry(app, /^trail-cap_olive_detail_4.jpg: All Olive, Detail/).click()
    await app.getByRole('menuitem', { name: 'Remove' }).click()
    await app.getByText('Your changes aren’t saved yet').waitFor()
    admin.page.on('dialog', (dialog) => void dialog.accept())
    await admin.page.unroute('**/mapping')
    await admin.page.reload()
    await admin.waitForApp()
    await saved(app)
    await entry(app, /^trail-cap_olive_detail_4.jpg: All Olive/).waitFor({ state: 'detached' })
  })
})

test('on a phone everything is reachable without scrolling sideways', async ({ admin }) => {
  const app = await chooseProducts(admin, ['Trail Cap'])
  await app.getByRole('heading', { name: 'Who shows which picture' }).waitFor()
  await admin.page.setViewportSize(PHONE)
  await app.getByRole('heading', { name: 'Library' }).scrollIntoViewIfNeeded()
  const width = await app.locator('html').evaluate((html) => html.scrollWidth)
  expect(width).toBeLessThanOrEqual(PHONE.width)
  await admin.expectAccessible()
})

type Box = Awaited<ReturnType<ReturnType<FrameLocator['locator']>['boundingBox']>>

async function drag(page: Page, from: Box, to: Box) {
  if (!from || !to) throw new Error('nothing to drag')
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(from.x, from.y, { steps: 4 })
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 })
  await page.mouse.up()
}

async function fileNameAt(app: FrameLocator, position: number): Promise<string> {
  const label = await place(app, position).getAttribute('aria-label')
  return /: (.+?),/.exec(label ?? '')?.[1] ?? ''
}
