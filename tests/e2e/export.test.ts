import { readFile } from 'node:fs/promises'
import { PHONE } from '../support/browser.ts'
import { describe, expect, test } from '../support/e2e.ts'
import { addFault, clearFaults } from '../support/sandbox-control.ts'
import { canvasTote, dottedNotebook, planProduct, stonewareMug } from './export-journey.ts'

describe('an export', () => {
  test('is watched live, survives a reload, and ends with the pictures on the product', async ({ admin }) => {
    const app = await planProduct(admin, canvasTote)
    await app.getByRole('button', { name: 'Approve and export' }).click()
    await app.getByText(/of 1 product done/).waitFor()
    await admin.page.reload()
    await admin.waitForApp()
    await app.getByText('All pictures of 1 product are live.').waitFor({ timeout: 60_000 })
    await app.getByText('6 pictures live').waitFor()
    await admin.expectAccessible()
    await admin.page.setViewportSize(PHONE)
    expect(await app.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
    await admin.openProduct('Canvas Tote')
    expect(await admin.page.locator('.tile').count()).toBe(6)
  })

  test('names the picture that failed, retries it alone, and hands out its results', async ({ admin }) => {
    const app = await planProduct(admin, stonewareMug)
    await addFault({ place: 'media', effect: { kind: 'media-processing-failure', code: 'IMAGE_PROCESSING_FAILURE' } })
    await app.getByRole('button', { name: 'Approve and export' }).click()
    await app.getByText('1 product failed').waitFor({ timeout: 60_000 })
    await app.getByRole('heading', { name: 'Shopify could not process the picture.' }).waitFor()
    await app.getByText(/^stoneware-mug_\w+\.jpg$/).waitFor()
    await admin.expectAccessible()

    const downloading = admin.page.waitForEvent('download')
    await app.getByRole('button', { name: 'Results as CSV' }).click()
    const results = await readFile(await (await downloading).path(), 'utf8')
    expect(results).toContain('Stoneware Mug')
    expect(results).toContain('Shopify could not process the picture.')

    await app.getByRole('button', { name: 'Retry 1 product' }).click()
    await app.getByText('All pictures of 1 product are live.').waitFor({ timeout: 60_000 })
    await admin.openProduct('Stoneware Mug')
    expect(await admin.page.locator('.tile').count()).toBe(8)
  })

  test('that is cancelled finishes its step, says what was done, and lets the rest be planned', async ({ admin }) => {
    const app = await planProduct(admin, dottedNotebook)
    await addFault({ place: 'stagedUpload', count: 20, effect: { kind: 'hold' } })
    await app.getByRole('button', { name: 'Approve and export' }).click()
    await app.getByText('Uploading').waitFor({ timeout: 30_000 })
    await app.getByRole('button', { name: 'Cancel export' }).click()
    await app.getByRole('dialog').getByRole('button', { name: 'Cancel export' }).click()
    await app.getByText('The current step is being finished').waitFor()
    await clearFaults()
    await app.getByRole('heading', { name: 'The export was cancelled' }).waitFor({ timeout: 60_000 })
    await app.getByRole('link', { name: 'Plan the rest' }).click()
    await app.getByText('Your store is touched only after you approve').waitFor()
    await app.getByRole('button', { name: 'Approve and export' }).click()
    await app.getByText('All pictures of 1 product are live.').waitFor({ timeout: 60_000 })
    await admin.openProduct('Dotted Notebook A5')
    expect(await admin.page.locator('.tile').count()).toBe(11)
  })
})
