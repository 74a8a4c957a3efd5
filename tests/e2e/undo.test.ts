import { PHONE } from '../support/browser.ts'
import { describe, expect, test } from '../support/e2e.ts'
import { asMerchant } from '../support/sandbox-control.ts'
import type { AdminPage } from '../support/admin-page.ts'
import { mapProduct, planProduct } from './export-journey.ts'

const sneaker = {
  handle: 'court-sneaker',
  title: 'Court Sneaker',
  productType: 'Sneaker',
  colours: ['White', 'Black'],
}

/** What the shop's own admin shows of the product: its pictures in order, and how many variants show each. */
async function shown(admin: AdminPage): Promise<string[]> {
  await admin.openProduct(sneaker.title)
  const media = await admin.page
    .locator('.tile')
    .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-media-id')))
  const variants = await admin.page
    .locator('.variant-table tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-media-id') ?? 'none'))
  return [...media.map(String), ...variants]
}

describe('an export that mirrors the mapping', () => {
  test('lists every picture that leaves, starts only when their number is typed, and is undone exactly', async ({
    admin,
  }) => {
    const before = await shown(admin)
    const app = await planProduct(admin, sneaker)
    await app.getByText('Everything that is not mapped').click()
    await app.getByText('4 pictures leave their products').waitFor()
    await app.getByText('Not added by Mediaport').first().waitFor()
    await app.getByText(/^20 variants will have no picture of their own/).waitFor()
    const approve = app.getByRole('button', { name: 'Approve and export' })
    expect(await approve.isDisabled()).toBe(true)
    await app.getByLabel('Type 4 to confirm').fill('3')
    await app.getByText('That is not 4.').waitFor()
    await admin.expectAccessible()
    await app.getByLabel('Type 4 to confirm').fill('4')
    await approve.click()
    await app.getByText('All pictures of 1 product are live.').waitFor()
    expect(await shown(admin)).not.toEqual(before)

    await admin.openApp('/app/exports')
    await app.getByRole('link', { name: 'Court Sneaker' }).first().click()
    await app.getByRole('button', { name: 'Undo this export', exact: true }).click()
    await app.getByRole('heading', { name: 'Review undo' }).waitFor()
    await app.getByText('4 back').waitFor()
    await app.getByText('pictures come back').waitFor()
    await admin.expectAccessible()
    await admin.page.setViewportSize(PHONE)
    expect(await app.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
    await app.getByLabel('Type 4 to confirm').fill('4')
    await app.getByRole('button', { name: 'Approve and undo' }).click()
    await app.getByText('1 product is as it was before.').waitFor()
    expect(await shown(admin)).toEqual(before)
  })

  test('asks what to do where somebody changed the product since, and leaves it alone when told so', async ({
    admin,
  }) => {
    const app = await planProduct(admin, sneaker)
    await app.getByText('Nothing: only add pictures').click()
    await app.getByRole('button', { name: 'Approve and export' }).click()
    await app.getByText('All pictures of 1 product are live.').waitFor()
    const runUrl = new URL(admin.page.url()).pathname.replace(/^.*\/apps\/mediaport/, '')
    const [mediaId = ''] = await shown(admin)
    await asMerchant({ action: 'set-alt', mediaId, alt: 'Rewritten by the merchant' })
    await asMerchant({ action: 'delete-file', mediaId })
    await admin.openApp(runUrl)
    await app.getByRole('button', { name: 'Undo this export on Court Sneaker' }).click()
    await app.getByText('1 product can’t be brought back completely').waitFor()
    await app.getByText(/^Somebody removed the picture/).waitFor()
    const approve = app.getByRole('button', { name: 'Approve and undo' })
    expect(await approve.isDisabled()).toBe(true)
    await app.getByLabel('Undo the rest', { exact: true }).check({ force: true })
    await app.getByLabel(/^Type \d+ to confirm$/).waitFor()
    await admin.expectAccessible()
    await app.getByLabel('Leave this product as it is').check({ force: true })
    await app.getByLabel(/^Type \d+ to confirm$/).waitFor({ state: 'detached' })
  })
})

describe('a product that changes between plan and approval', () => {
  test('is left alone, and planned anew at a click', async ({ admin }) => {
    const app = await mapProduct(admin, sneaker)
    await app.getByRole('button', { name: 'Review plan' }).click()
    await app.getByText('Everything that is not mapped').click()
    await app.getByLabel(/^Type \d+ to confirm$/).waitFor()
    const label = await app.getByText(/^Type \d+ to confirm$/).innerText()
    const planUrl = new URL(admin.page.url()).pathname.replace(/^.*\/apps\/mediaport/, '')
    const [mediaId = ''] = await shown(admin)
    await asMerchant({ action: 'set-alt', mediaId, alt: 'Changed in the meantime' })
    await admin.openApp(planUrl)
    await app.getByLabel(label).fill(/\d+/.exec(label)?.[0] ?? '')
    await app.getByRole('button', { name: 'Approve and export' }).click()
    await app.getByText('1 product was changed after the plan and left alone').waitFor()
    await admin.expectAccessible()
    await app.getByRole('button', { name: 'Plan Court Sneaker again' }).click()
    await app.getByRole('heading', { name: 'Review plan' }).waitFor()
    await app.getByText('Changed in the meantime').first().waitFor()
  })
})
