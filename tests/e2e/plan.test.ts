import { PHONE } from '../support/browser.ts'
import { describe, expect, inject, test } from '../support/e2e.ts'
import { chooseProducts, insulatedBottle, planProduct } from './export-journey.ts'

const writes = [
  ...['StagedUploads', 'FilesCreate', 'FilesAttach', 'FilesDetach', 'FilesDelete'],
  ...['VariantsSetMedia', 'VariantsDetachMedia', 'ReorderMedia'],
]

/** Writes that the store has received so far. */
async function countWrites(): Promise<number> {
  const response = await fetch(`${inject('product').shopifyUrl}/__sandbox/requests`)
  const requests = (await response.json()) as { operation: string }[]
  return requests.filter(({ operation }) => writes.includes(operation)).length
}

describe('a plan', () => {
  test('shows each product before and after, with its cost, and writes nothing', async ({ admin }) => {
    const before = await countWrites()
    const app = await planProduct(admin, insulatedBottle)
    await app.getByRole('heading', { name: 'Insulated Bottle' }).waitFor()
    await app.getByText('6 new').waitFor()
    await app.getByText('6 variants').waitFor()
    await app.getByRole('img', { name: 'New: insulated-bottle_teal_front_3.jpg' }).first().waitFor()
    await app.getByText(/becomes the picture of 2 variants: Teal \/ 500 ml, Teal \/ 750 ml/).waitFor()
    await app.getByText(/Takes about \d+ seconds?: \d+ calls, \d+ of your store’s API points/).waitFor()
    expect(await countWrites()).toBe(before)
    await admin.expectAccessible()
    await admin.page.setViewportSize(PHONE)
    expect(await app.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  })

  test('is outdated once the mapping changes, and cannot be approved until planned again', async ({ admin }) => {
    const app = await planProduct(admin, insulatedBottle)
    const planUrl = admin.page.url()
    await app.getByRole('link', { name: 'Change the mapping of Insulated Bottle' }).click()
    await app.getByRole('button', { name: /^insulated-bottle_teal_detail_4.jpg: All Teal/ }).click()
    await app.getByRole('menuitem', { name: 'Move earlier' }).click()
    await app.getByText('All changes saved').waitFor()
    await admin.openApp(new URL(planUrl).pathname.replace(/^.*\/apps\/mediaport/, ''))
    await app.getByText('The mapping changed after this plan was made').waitFor()
    expect(await app.getByRole('button', { name: 'Approve and export' }).isDisabled()).toBe(true)
    await app.getByRole('button', { name: 'Plan again' }).first().click()
    await app.getByText('Your store is touched only after you approve').waitFor()
    expect(await app.getByRole('button', { name: 'Approve and export' }).isEnabled()).toBe(true)
  })

  test('with nothing to export says so instead of offering approval', async ({ admin }) => {
    const app = await chooseProducts(admin, ['Arc Table Lamp'])
    const mapUrl = new URL(admin.page.url()).pathname.replace(/^.*\/apps\/mediaport/, '')
    await admin.openApp(mapUrl.replace(/\/map$/, '/plan'))
    await app
      .getByText(/^Nothing to export/)
      .first()
      .waitFor()
    expect(await app.getByRole('button', { name: 'Approve and export' }).isDisabled()).toBe(true)
  })
})
