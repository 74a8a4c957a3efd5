import { PHONE } from '../support/browser.ts'
import { describe, expect, test } from '../support/e2e.ts'
import { figCandle, planProduct } from './export-journey.ts'

describe('the history of exports', () => {
  test('lists a run with its outcome, who approved it and its cost, and finds it again', async ({ admin }) => {
    const app = await planProduct(admin, figCandle)
    await app.getByRole('button', { name: 'Approve and export' }).click()
    await app.getByText(/are live\.$/).waitFor({ timeout: 60_000 })
    await admin.openApp('/app/exports')
    const row = app.getByRole('row', { name: /Soy Candle, Fig/ }).first()
    await row.getByText('Finished').waitFor()
    await row.getByText('1 done').waitFor()
    await row.getByText('You', { exact: true }).waitFor()
    await row.getByText(/\d+ points, \d+ calls/).waitFor()
    await admin.expectAccessible()

    await app.getByRole('tab', { name: 'Cancelled' }).click()
    await app
      .getByRole('row', { name: /Soy Candle, Fig/ })
      .first()
      .waitFor({ state: 'detached' })
    await app.getByRole('tab', { name: 'All' }).click()
    await app.getByRole('link', { name: 'Soy Candle, Fig' }).first().click()
    await app.getByText(/are live\.$/).waitFor()

    await admin.openApp('/app/exports?query=no+such+export')
    await app.getByText('No exports found').waitFor()
  })

  test('takes back what was done to a store since a day, after showing what that would be', async ({ admin }) => {
    admin.console.allow(/404/)
    const app = await admin.openApp('/app/exports')
    await app.getByRole('link', { name: 'Undo several exports…' }).click()
    await app.getByRole('heading', { name: 'Undo several exports' }).waitFor()
    await admin.expectAccessible()
    await app.getByRole('radio', { name: 'Everything since a date' }).check({ force: true })
    const show = app.getByRole('button', { name: 'Show what would be undone' })
    expect(await show.isDisabled()).toBe(true)
    await app.getByLabel('Date', { exact: true }).fill('2199-01-01')
    await show.click()
    await app.getByText('No export changed anything there since then. Choose an earlier time.').waitFor()
    await app.getByLabel('Date', { exact: true }).fill('2026-01-01')
    await show.click()
    await app.getByText(/^Takes back every export since/).waitFor()
    await app.getByRole('heading', { name: 'Soy Candle, Fig' }).waitFor()
    await admin.expectAccessible()
  })

  test('is readable on a phone', async ({ admin }) => {
    await admin.page.setViewportSize(PHONE)
    const app = await admin.openApp('/app/exports')
    await app.getByRole('heading', { name: 'Exports', exact: true }).waitFor()
    expect(await app.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
    await admin.expectAccessible()
  })
})
