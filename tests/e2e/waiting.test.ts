import { PHONE } from '../support/browser.ts'
import { describe, expect, test } from '../support/e2e.ts'
import { addFault, clearFaults } from '../support/sandbox-control.ts'
import { phoneCase, planProduct } from './export-journey.ts'

describe('an export that waits', () => {
  test('for another one names it, and goes on where that one is cancelled from its page', async ({ admin }) => {
    const app = await planProduct(admin, phoneCase)
    await addFault({ place: 'graphql', name: 'FileStatuses', effect: { kind: 'hold' } })
    await app.getByRole('button', { name: 'Approve and export' }).click()
    await app.getByText('6 of 6 pictures uploaded').waitFor({ timeout: 30_000 })
    await app.getByText('Uploading').waitFor()
    await app.getByRole('button', { name: 'Pause export' }).click()
    await app.getByText('The current step is being finished, then the export stands still.').waitFor()

    await planProduct(admin, phoneCase)
    await app.getByRole('radio', { name: 'Wait for it' }).check({ force: true })
    await app.getByRole('button', { name: 'Approve and export' }).click()
    await app.getByRole('heading', { name: '1 product waits for another export' }).waitFor()
    await admin.expectAccessible()
    await admin.page.setViewportSize(PHONE)
    expect(await app.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
    await app.getByRole('button', { name: 'Cancel the export Slim Phone Case' }).click()
    await app.getByRole('dialog').getByRole('button', { name: 'Cancel export' }).click()
    await clearFaults()
    await app.getByText('All pictures of 1 product are live.').waitFor({ timeout: 60_000 })
  })

  test('for its store says so, and goes on at a click', async ({ admin }) => {
    await admin.openApp('/app/exports')
    const app = admin.app
    await app.getByRole('button', { name: 'Actions for Slim Phone Case' }).first().click()
    await app.getByRole('menuitem', { name: 'Undo this export…' }).click()
    await app.getByRole('heading', { name: 'Review undo' }).waitFor()
    const label = await app.getByText(/^Type \d+ to confirm$/).innerText()
    await app.getByLabel(label).fill(/\d+/.exec(label)?.[0] ?? '')
    // The token ends once the undo is under way and its page follows it, and is not renewed.
    const beginning = await addFault({ place: 'graphql', name: 'ListingStates', effect: { kind: 'hold' } })
    await addFault({ place: 'graphql', name: 'FilesDetach', effect: { kind: 'revoke-token' } })
    await addFault({ place: 'token', count: 1000, effect: { kind: 'status', status: 400 } })
    const followed = admin.page.waitForResponse(/\/events$/)
    await app.getByRole('button', { name: 'Approve and undo' }).click()
    await followed
    await clearFaults(beginning)
    await app.getByText(/no longer lets Mediaport in$/).waitFor({ timeout: 60_000 })
    await app.getByText('Waits for the store').waitFor()
    await admin.expectAccessible()
    await clearFaults()
    await app.getByRole('button', { name: 'Reconnect' }).click()
    await app.getByText('1 product is as it was before.').waitFor({ timeout: 60_000 })
    await app.getByText('Undone').waitFor()
  })
})
