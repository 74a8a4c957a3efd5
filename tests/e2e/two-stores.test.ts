import type { FrameLocator } from 'playwright-core'
import { PHONE } from '../support/browser.ts'
import type { AdminPage } from '../support/admin-page.ts'
import { describe, expect, inject, test } from '../support/e2e.ts'
import { controlStore, withSettings } from '../support/store-control.ts'
import { chooseProducts, givePictures } from './export-journey.ts'

const { northwind } = inject('product').storeUrls
const heavyTee = {
  handle: 'heavyweight-tee',
  title: 'Heavyweight Tee',
  productType: 'T-Shirt',
  colours: ['Black', 'Cream', 'Navy'],
}

/** Connects the store, and links what has the same SKUs. Answers the connection's id. */
async function connectNorthwind(admin: AdminPage): Promise<string> {
  const app = await admin.openApp()
  const applicationPassword = await controlStore<{ username: string; password: string }>(
    northwind,
    'application-passwords',
    { user: 'admin' },
  )
  const { store } = await app.locator('html').evaluate(connect, { siteUrl: northwind, applicationPassword })
  await admin.openApp(`/app/connections/${store.connectionId}/products`)
  await app.getByRole('button', { name: 'Compare SKUs' }).click()
  await app.getByRole('button', { name: /^Accept all exact matches/ }).click()
  await app.getByText(/\d+ products were linked/).waitFor()
  return store.connectionId
}

/** Other tests export to the shop alone. */
async function disconnect(admin: AdminPage, connectionId: string): Promise<void> {
  const app = await admin.openApp(`/app/connections/${connectionId}`)
  await app.getByRole('button', { name: 'Disconnect' }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
  await app.getByText('You disconnected this store.', { exact: false }).waitFor()
}

/** Runs in the app's frame, where App Bridge adds the id token. */
async function connect(_: Element, body: object): Promise<{ store: { connectionId: string } }> {
  const response = await fetch('/api/product-marketing/ecommerce/woocommerce/connect', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(await response.text())
  return (await response.json()) as { store: { connectionId: string } }
}

async function planBoth(admin: AdminPage): Promise<FrameLocator> {
  await givePictures(admin, heavyTee)
  const app = await chooseProducts(admin, [heavyTee.title, 'Gift Set without SKU'])
  await app.getByRole('button', { name: 'Accept 6 sure suggestions' }).click()
  await app.getByText('1 of 2 products mapped').waitFor()
  await app.getByRole('button', { name: 'Review plan' }).click()
  await app.getByText('2 stores are touched only after you approve, all in one step.', { exact: false }).waitFor()
  return app
}

const inNorthwind = (app: FrameLocator) => app.getByRole('region', { name: 'Northwind Trading' })

describe('an export to two stores', () => {
  test('is reviewed store by store, goes where the merchant wants, and starts with one approval', async ({ admin }) => {
    const connectionId = await connectNorthwind(admin)
    try {
      const app = await planBoth(admin)
      const store = inNorthwind(app)
      await store
        .getByText('“Gift Set without SKU” is not linked to a product in Northwind Trading yet', { exact: false })
        .waitFor()
      await store.getByText('Further views', { exact: false }).first().waitFor()
      await store.getByText(/requests to the store/).waitFor()
      await admin.expectAccessible()
      await admin.page.setViewportSize(PHONE)
      expect(await app.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
      await admin.page.setViewportSize({ width: 1280, height: 1000 })

      await app.getByRole('checkbox', { name: /^Northwind Trading/ }).click()
      await store.waitFor({ state: 'detached' })
      await app.getByText('Your store is touched only after you approve').waitFor()
      await app.getByRole('checkbox', { name: /^Northwind Trading/ }).click()
      await store.waitFor()

      const approve = app.getByRole('button', { name: 'Approve and export' })
      await withSettings(northwind, { stripsAuthorization: true }, async () => {
        await app.getByRole('button', { name: 'Plan again' }).first().click()
        await app.getByText('Northwind Trading could not be planned').waitFor()
        await app.getByText('The other stores can be exported to without it.', { exact: false }).waitFor()
        expect(await approve.isEnabled()).toBe(true)
        await admin.expectAccessible()
      })
      await store.getByRole('button', { name: 'Plan again' }).click()
      await store.getByText(/requests to the store/).waitFor()
      await approve.click()
      await app.getByText('Also in this export').waitFor()
      await app.getByText('Northwind Trading (WooCommerce)').waitFor()
      await app.getByText(/1 of 1 product/).waitFor()
      await admin.expectAccessible()
      await admin.openApp(`/app/exports?store=${connectionId}`)
      await app.getByText('Store: Northwind Trading').waitFor()
      await app.getByRole('link', { name: 'Heavyweight Tee', exact: true }).waitFor()
      expect(await app.getByRole('link', { name: 'Heavyweight Tee and 1 more' }).count()).toBe(0)
    } finally {
      await disconnect(admin, connectionId)
    }
  })
})
