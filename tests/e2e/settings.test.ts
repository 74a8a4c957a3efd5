import { PHONE } from '../support/browser.ts'
import { describe, expect, inject, test } from '../support/e2e.ts'

describe('settings', () => {
  test('check the connection and say what it may do', async ({ admin }) => {
    const app = await admin.openApp('/app/settings')
    // Until the first check nobody has asked for the shop's name.
    const shop = /^Check connection of (Northlight Goods|demo\.myshopify\.com)$/
    await app.getByRole('button', { name: shop }).click()
    await app.getByText(/answers, and Mediaport has every permission it needs/).waitFor()
    await app
      .getByText(/^Last checked /)
      .first()
      .waitFor()
    await admin.expectAccessible()
  })

  test('keep image defaults, and refuse nonsense beside the field', async ({ admin }) => {
    const app = await admin.openApp('/app/settings')
    const side = app.getByLabel('Longest side')
    await side.fill('12')
    await side.blur()
    await app.getByText('Enter a whole number between 500 and 5000.').waitFor()
    await admin.expectAccessible()
    await side.fill('1800')
    await app.getByLabel('File format').selectOption({ label: 'WebP for everything' })
    await admin.barButton('Save').click()
    await admin.toast('Image defaults saved').waitFor()
    await admin.page.reload()
    await admin.waitForApp()
    expect(await side.inputValue()).toBe('1800')
    await side.fill('2048')
    await app.getByLabel('File format').selectOption({ label: 'Keep JPEG, PNG and WebP' })
    await admin.barButton('Save').click()
    await admin.toast('Image defaults saved').waitFor()
  })

  test('make a key that works, show it once, and end it', async ({ admin }) => {
    const { appUrl } = inject('product')
    const app = await admin.openApp('/app/settings')
    await app.getByLabel('Name of the new key').fill('Suite')
    await app.getByRole('button', { name: 'Create key' }).click()
    const key = await app.getByLabel('New API key').inputValue()
    expect(key).toMatch(/^mp_live_/)
    await admin.expectAccessible()
    const call = () =>
      fetch(`${appUrl}/api/product-marketing/ecommerce/shopify/products`, {
        headers: { Authorization: `Bearer ${key}` },
      })
    expect((await call()).status).toBe(200)

    await admin.page.reload()
    await admin.waitForApp()
    expect(await app.getByLabel('New API key').count()).toBe(0)
    await app.getByRole('button', { name: 'Revoke key Suite' }).click()
    await app.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await admin.toast('Key revoked').waitFor()
    expect((await call()).status).toBe(401)
  })

  test('have no sideways scroll on a phone', async ({ admin }) => {
    await admin.page.setViewportSize(PHONE)
    const app = await admin.openApp('/app/settings')
    await app.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
    const overflow = await app.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
})
