import { PHONE } from '../support/browser.ts'
import { describe, expect, test } from '../support/e2e.ts'

describe('the admin shell', () => {
  test('finds products by title, vendor or SKU and pages through them', async ({ admin }) => {
    await admin.openAdmin('/products')
    await admin.page.getByText(/Page 1 of 2 · 26 products/).waitFor()
    await admin.page.getByRole('link', { name: 'Next page' }).click()
    await admin.page.getByText('Page 2 of 2').waitFor()
    await admin.page.getByRole('searchbox', { name: 'Filter products' }).fill('NL-COURT')
    await admin.page.keyboard.press('Enter')
    await admin.page.getByRole('link', { name: 'Court Sneaker' }).waitFor()
    expect(await admin.page.locator('.product-table tbody tr').count()).toBe(1)
    await admin.expectAccessible()
  })

  test('shows a product with its media in order and the image of each variant', async ({ admin }) => {
    await admin.openProduct('Heavyweight Tee')
    const captions = await admin.page.locator('.tile figcaption bdi').allTextContents()
    // Its own pictures stay in front of those that exports add.
    expect(captions.slice(0, 2)).toEqual(['Heavyweight Tee, Black', 'Heavyweight Tee, Cream'])
    const variants = admin.page.locator('.variant-table tbody tr')
    expect(await variants.count()).toBe(12)
    const tiles = admin.page.locator('.tile')
    const shown = await tiles.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-media-id')))
    expect(shown).toContain(await variants.first().getAttribute('data-media-id'))
    await admin.expectAccessible()
  })

  test('writes titles of every script as they are', async ({ admin }) => {
    await admin.openProduct('Sunny Day Tote ☀️ & Friends <limited>')
    await admin.openProduct('قميص قطني كلاسيكي')
    await admin.openProduct('抹茶マグカップ')
  })

  test('is usable on a phone', async ({ admin }) => {
    await admin.page.setViewportSize(PHONE)
    await admin.openAdmin('/products')
    await admin.page.getByRole('button', { name: 'Menu' }).click()
    await admin.page.getByRole('navigation', { name: 'Admin' }).getByRole('link', { name: 'Mediaport' }).click()
    await admin.waitForApp()
    expect(await admin.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  })
})

describe('the app in its frame', () => {
  test('installs itself on the first visit and shows its home', async ({ admin }) => {
    const app = await admin.openApp()
    await app.getByRole('heading').first().waitFor()
    await admin.expectAccessible()
  })

  test('follows the navigation of the admin without loading a new document', async ({ admin }) => {
    await admin.openApp()
    const loaded = () => admin.app.locator('html').evaluate(() => performance.timeOrigin)
    const before = await loaded()
    await admin.page.locator('#app-navigation').getByRole('link', { name: 'Settings' }).click()
    await admin.page.waitForURL('**/apps/mediaport/app/settings')
    expect(await loaded()).toBe(before)
  })

  test('shows a page again that it had to load anew by itself, as after a deployment', async ({ admin }) => {
    const app = await admin.openApp()
    await app.locator('html').evaluate(() => location.assign('/app/library'))
    await app.getByRole('heading', { name: 'Library', exact: true }).waitFor()
  })
})
