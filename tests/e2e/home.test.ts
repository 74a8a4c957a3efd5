import { PHONE } from '../support/browser.ts'
import { describe, expect, test } from '../support/e2e.ts'

describe('home', () => {
  test('says how the connection is, how far the pictures are, and what comes next', async ({ admin }) => {
    const app = await admin.openApp()
    await app.getByRole('heading', { name: 'Setup guide' }).waitFor()
    await app.getByRole('heading', { name: 'Coverage' }).waitFor()
    await app.getByRole('heading', { name: 'Recent exports' }).waitFor()
    await app.getByText('Connected', { exact: true }).waitFor()
    await admin.expectAccessible()
    await admin.barButton('New export').click()
    await app.getByRole('heading', { name: 'Choose products', level: 1 }).waitFor()
  })

  test('has no sideways scroll on a phone', async ({ admin }) => {
    await admin.page.setViewportSize(PHONE)
    const app = await admin.openApp()
    await app.getByRole('heading', { name: 'Home', level: 1 }).waitFor()
    const overflow = await app.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await admin.expectAccessible()
  })

  test('puts the setup guide away for good', async ({ admin }) => {
    const app = await admin.openApp()
    // It is gone from the page before the wish is stored.
    const stored = admin.page.waitForResponse((response) => response.request().method() === 'POST')
    await app.getByRole('button', { name: 'Dismiss setup guide' }).click()
    await app.getByRole('heading', { name: 'Setup guide' }).waitFor({ state: 'detached' })
    await stored
    await admin.page.reload()
    await admin.waitForApp()
    await app.getByRole('heading', { name: 'Coverage' }).waitFor()
    expect(await app.getByRole('heading', { name: 'Setup guide' }).count()).toBe(0)
  })
})
