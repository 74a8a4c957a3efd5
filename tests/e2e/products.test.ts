import type { FrameLocator } from 'playwright-core'
import { PHONE } from '../support/browser.ts'
import { describe, expect, test } from '../support/e2e.ts'

const row = (app: FrameLocator, title: string) =>
  app.getByRole('row').filter({ has: app.getByText(title, { exact: true }) })

async function search(app: FrameLocator, words: string) {
  const field = app.getByPlaceholder('Search by title, SKU or handle')
  if (!(await field.isVisible())) await app.getByRole('button', { name: 'Search and filter results' }).click()
  await field.fill(words)
}

describe('choosing products', () => {
  test('keeps the choice through searches, views and a reload', async ({ admin }) => {
    const app = await admin.openApp('/app/products')
    await row(app, 'Arc Table Lamp').getByRole('checkbox').check()
    await search(app, 'notebook')
    await row(app, 'Arc Table Lamp').waitFor({ state: 'detached' })
    await row(app, 'Dotted Notebook A5').getByRole('checkbox').check()
    await app.getByText('2 of 500 products chosen').waitFor()
    await admin.expectAccessible()
    await admin.page.reload()
    await admin.waitForApp()
    await app.getByText('2 of 500 products chosen').waitFor()
    await app.getByRole('button', { name: 'Clear choice' }).click()
    await app.getByText('No product chosen yet.').waitFor()
  })

  test('takes all that match at once', async ({ admin }) => {
    const app = await admin.openApp('/app/products?query=tee')
    await app.getByRole('button', { name: 'Select all that match, up to 500' }).click()
    await app.getByText(/^[2-9] of 500 products chosen/).waitFor()
    await app.getByRole('button', { name: 'Clear choice' }).click()
  })

  test('goes on to mapping with a draft of exactly what was chosen', async ({ admin }) => {
    const app = await admin.openApp('/app/products?query=lamp')
    await row(app, 'Arc Table Lamp').getByRole('checkbox').check()
    await app.getByRole('button', { name: 'Continue' }).click()
    await app.getByRole('heading', { name: 'Map pictures', level: 1 }).waitFor()
    await app.getByText('Arc Table Lamp').first().waitFor()
  })

  test('says when nothing matches, and how to get back', async ({ admin }) => {
    const app = await admin.openApp('/app/products?query=no-such-product-anywhere')
    await app.getByText('No product matches').waitFor()
    await admin.expectAccessible()
    await app.getByRole('button', { name: 'Clear search and filters' }).click()
    await row(app, 'Arc Table Lamp').waitFor()
  })

  test('works on a phone, without sideways scroll', async ({ admin }) => {
    await admin.page.setViewportSize(PHONE)
    const app = await admin.openApp('/app/products')
    await app.getByRole('checkbox', { name: 'Choose Arc Table Lamp' }).check()
    await app.getByText('1 of 500 products chosen').waitFor()
    const overflow = await app.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await admin.expectAccessible()
  })
})
