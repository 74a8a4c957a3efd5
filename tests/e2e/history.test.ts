import { PHONE } from '../support/browser.ts'
import { describe, expect, test } from '../support/e2e.ts'
import { planProduct, trailCap } from './export-journey.ts'

describe('the history of exports', () => {
  test('lists a run with its outcome, who approved it and its cost, and finds it again', async ({ admin }) => {
    const app = await planProduct(admin, trailCap)
    await app.getByRole('button', { name: 'Approve and export' }).click()
    await app.getByText(/are live\.$/).waitFor({ timeout: 60_000 })
    await admin.openApp('/app/exports')
    const row = app.getByRole('row', { name: /Trail Cap/ }).first()
    await row.getByText('Finished').waitFor()
    await row.getByText('1 done').waitFor()
    await row.getByText('You', { exact: true }).waitFor()
    await row.getByText(/\d+ points, \d+ calls/).waitFor()
    await admin.expectAccessible()

    await app.getByRole('tab', { name: 'Cancelled' }).click()
    await app
      .getByRole('row', { name: /Trail Cap/ })
      .first()
      .waitFor({ state: 'detached' })
    await app.getByRole('tab', { name: 'All' }).click()
    await app.getByRole('link', { name: 'Trail Cap' }).first().click()
    await app.getByText(/are live\.$/).waitFor()

    await admin.openApp('/app/exports?query=no+such+export')
    await app.getByText('No exports found').waitFor()
  })

  test('is readable on a phone', async ({ admin }) => {
    await admin.page.setViewportSize(PHONE)
    const app = await admin.openApp('/app/exports')
    await app.getByRole('heading', { name: 'Exports' }).waitFor()
    expect(await app.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
    await admin.expectAccessible()
  })
})
