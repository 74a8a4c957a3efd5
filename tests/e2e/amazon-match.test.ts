import { readFile } from 'node:fs/promises'
import type { FrameLocator, Locator } from 'playwright-core'
import { describe, expect, test } from '../support/e2e.ts'
import { fitsAPhone, unitedStates, withAmazonStore } from './amazon-journey.ts'
import { chooseProducts } from './export-journey.ts'

const nobody = '01900000-0000-7000-8000-000000000000'

const rowOf = (app: FrameLocator, title: string): Locator =>
  app.getByRole('listitem').filter({ has: app.getByRole('heading', { name: title, exact: true }) })

describe('a seller’s listings', () => {
  test('are compared, accepted, changed by file and by hand, and seen beside the mapping', async ({ admin }) => {
    await withAmazonStore(admin, unitedStates, async (connectionId) => {
      const path = `/app/connections/${connectionId}/products`
      const app = await admin.openApp(path)
      await app.getByRole('button', { name: 'Compare SKUs and barcodes' }).click()
      await app.getByText(/requests to Amazon/).waitFor()
      await rowOf(app, 'Trail Cap').getByText('Same barcode', { exact: false }).first().waitFor()
      await rowOf(app, 'Everyday Organic Tee').getByText('Same SKU', { exact: false }).first().waitFor()
      await fitsAPhone(admin, app)

      await app.getByRole('button', { name: /^Accept all exact matches/ }).click()
      await app.getByText(/\d+ products were linked/).waitFor()

      await admin.openApp(`/app/connections/${connectionId}/store`)
      await app.getByText('Parent: groups others, cannot be linked', { exact: false }).first().waitFor()
      await fitsAPhone(admin, app)

      await admin.openApp(path)
      const downloaded = admin.page.waitForEvent('download')
      await app.getByRole('button', { name: 'Download links (CSV)' }).click()
      const csv = await readFile(await (await downloaded).path(), 'utf8')
      expect(csv).toContain('variant_id,product,variant,sku,barcode,seller_sku,asin')
      const capLine = csv.split('\r\n').find((line) => line.includes('Trail Cap')) ?? ''
      const [variantId, sellerSku] = [capLine.split(',')[0] ?? '', /AZ-[\d-]+/.exec(capLine)?.[0] ?? '']
      const file = `variant_id,seller_sku,action\n${variantId},${sellerSku},unlink\n${nobody},NOT-THERE,\n`
      const upload = { name: 'caps.csv', mimeType: 'text/csv', buffer: Buffer.from(file) }
      await app.locator('input[type=file]').setInputFiles(upload)
      const card = app.getByRole('region', { name: 'Your file “caps.csv”' })
      await card.getByText(`unlinked from ${sellerSku}`).waitFor()
      await card.getByText('1 line can’t be followed').waitFor()
      await fitsAPhone(admin, app)
      await card.getByRole('button', { name: 'Apply 1 change' }).click()
      await app.getByText('1 link was changed.', { exact: false }).waitFor()
      await card.waitFor({ state: 'detached' })

      await admin.openApp(`${path}?query=Gift+Set`)
      await app.getByRole('link', { name: 'Choose listings: Gift Set without SKU' }).click()
      const listings = app.getByRole('region', { name: /^Listings of / })
      await listings.getByRole('button', { name: 'Choose a listing for Gift Set without SKU' }).click()
      await listings.getByRole('textbox').fill('NW-AMZ-BUNDLE')
      await listings.getByRole('button', { name: 'Choose NW-AMZ-BUNDLE' }).click()
      await listings.getByText('Chosen by you').waitFor()
      await fitsAPhone(admin, app)

      await chooseProducts(admin, ['Gift Set without SKU'])
      const beside = app.getByRole('region', { name: /^Listings of / })
      await beside.getByText('SKU NW-AMZ-BUNDLE', { exact: false }).waitFor()
      await fitsAPhone(admin, app)
      await beside.getByRole('button', { name: 'Unlink NW-AMZ-BUNDLE' }).click()
      await beside.getByText('Not linked').waitFor()
    })
  })
})
