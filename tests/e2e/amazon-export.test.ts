import type { AdminPage } from '../support/admin-page.ts'
import { describe, expect, inject, test } from '../support/e2e.ts'
import { canada, fitsAPhone, withAmazonStore } from './amazon-journey.ts'
import { mapProduct } from './export-journey.ts'

const organicTee = {
  handle: 'everyday-organic-tee',
  title: 'Everyday Organic Tee',
  productType: 'T-Shirt',
  colours: ['Black', 'White'],
}

/** Links what is certain. */
async function match(admin: AdminPage, connectionId: string): Promise<void> {
  const app = await admin.openApp(`/app/connections/${connectionId}/products`)
  await app.getByRole('button', { name: 'Compare SKUs and barcodes' }).click()
  await app.getByRole('button', { name: /^Accept all exact matches/ }).click()
  await app.getByText(/\d+ products? (was|were) linked/).waitFor()
}

async function controlAmazon(method: string, path: string, body?: object): Promise<void> {
  const url = `${inject('product').amazonUrl}/__sandbox/${path}`
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) })
  if (!response.ok) throw new Error(await response.text())
}

describe('an export to Amazon', () => {
  test('is accepted first and live later, and a hidden listing says why and what to do', async ({ admin }) => {
    await withAmazonStore(admin, canada, async (connectionId) => {
      await match(admin, connectionId)
      const app = await mapProduct(admin, organicTee)
      await app.getByRole('button', { name: 'Review plan' }).click()
      const onAmazon = app.getByRole('region', { name: /Amazon/ })
      await onAmazon.getByRole('button', { name: /^Show \d+ listings/ }).click()
      await onAmazon.getByText('MAIN').first().waitFor()
      await onAmazon.getByText('asked about', { exact: false }).first().waitFor()
      await fitsAPhone(admin, app)
      const downloaded = admin.page.waitForEvent('download')
      await onAmazon.getByRole('button', { name: 'Download for Seller Central' }).click()
      expect((await downloaded).suggestedFilename()).toBe('pictures.zip')

      // Amazon finds text on the main picture of one listing.
      const suppress = { place: 'image', name: 'main_product_image_locator', effect: { kind: 'suppress' } }
      await controlAmazon('POST', 'faults', suppress)
      await app.getByRole('button', { name: 'Approve and export' }).click()
      await app.getByText('Also in this export').waitFor()
      await admin.openApp(`/app/exports?store=${connectionId}`)
      await app.getByRole('link', { name: organicTee.title, exact: false }).first().click()
      await app.getByText('Accepted', { exact: true }).first().waitFor()
      await fitsAPhone(admin, app)
      await app.getByText('Hidden', { exact: true }).waitFor({ timeout: 120_000 })
      await app.getByText('Live', { exact: true }).nth(1).waitFor({ timeout: 120_000 })
      await app.getByText('The listing is hidden from shoppers.').waitFor()
      await app
        .getByText(/The store said:/)
        .first()
        .waitFor()
      await fitsAPhone(admin, app)
      await admin.openApp(`/app/exports?store=${connectionId}`)
      await app.getByText('1 hidden', { exact: false }).first().waitFor()
      await controlAmazon('DELETE', 'faults')
    })
  })
})
