import type { FrameLocator } from 'playwright-core'
import type { AdminPage } from '../support/admin-page.ts'
import { PHONE } from '../support/browser.ts'
import { describe, expect, inject, test } from '../support/e2e.ts'
import { mapProduct } from './export-journey.ts'

const unitedStates = 'ATVPDKIKX0DER'
const organicTee = {
  handle: 'everyday-organic-tee',
  title: 'Everyday Organic Tee',
  productType: 'T-Shirt',
  colours: ['Black', 'White'],
}

/** Runs in the app's frame, where App Bridge adds the id token. */
async function callApi(_: Element, { body }: { body: object }): Promise<unknown> {
  const response = await fetch('/api/product-marketing/ecommerce/amazon/connect', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(await response.text())
  return response.json()
}

/** Gives consent as the seller of North America, connects its American store and links what is certain. */
async function connectNorthwind(admin: AdminPage): Promise<string> {
  const app = await admin.openApp()
  const ask = (body: object) => app.locator('html').evaluate(callApi, { body })
  const { approval } = (await ask({ marketplaceId: unitedStates })) as {
    approval: { approvalId: string; approvalUrl: string }
  }
  const seller = await admin.page.context().newPage()
  await seller.goto(approval.approvalUrl)
  await seller.getByRole('button', { name: 'Confirm' }).click()
  await seller.getByText('You can close this window.', { exact: false }).waitFor()
  await seller.close()
  const { sellers } = (await ask({ approvalId: approval.approvalId, marketplaces: [unitedStates] })) as {
    sellers: { connectionId: string }[]
  }
  const connectionId = sellers[0]?.connectionId ?? ''
  await admin.openApp(`/app/connections/${connectionId}/products`)
  await app.getByRole('button', { name: 'Compare SKUs and barcodes' }).click()
  await app.getByRole('button', { name: /^Accept all exact matches/ }).click()
  await app.getByText(/\d+ products? (was|were) linked/).waitFor()
  return connectionId
}

/** Other tests export to the shop alone. */
async function disconnect(admin: AdminPage, connectionId: string): Promise<void> {
  const app = await admin.openApp(`/app/connections/${connectionId}`)
  await app.getByRole('button', { name: 'Disconnect' }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
  await app.getByText('You disconnected this', { exact: false }).waitFor()
}

async function controlAmazon(method: string, path: string, body?: object): Promise<void> {
  const url = `${inject('product').amazonUrl}/__sandbox/${path}`
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) })
  if (!response.ok) throw new Error(await response.text())
}

async function fitsAPhone(admin: AdminPage, app: FrameLocator, name: string): Promise<void> {
  await admin.expectAccessible()
  await admin.page.screenshot({ path: `test-results/${name}.png`, fullPage: true })
  await admin.page.setViewportSize(PHONE)
  expect(await app.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  await admin.page.screenshot({ path: `test-results/${name}-phone.png`, fullPage: true })
  await admin.page.setViewportSize({ width: 1280, height: 1000 })
}

describe('an export to Amazon', () => {
  test('is accepted first and live later, and a hidden listing says why and what to do', async ({ admin }) => {
    const connectionId = await connectNorthwind(admin)
    const app = await mapProduct(admin, organicTee)
    await app.getByRole('button', { name: 'Review plan' }).click()
    const onAmazon = app.getByRole('region', { name: /Amazon/ })
    await onAmazon.getByRole('button', { name: /^Show/ }).click()
    await onAmazon.getByText('MAIN').first().waitFor()
    await onAmazon.getByText('asked about', { exact: false }).first().waitFor()
    await fitsAPhone(admin, app, 'amazon-plan')
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
    await fitsAPhone(admin, app, 'amazon-accepted')
    await app.getByText('Hidden', { exact: true }).waitFor({ timeout: 120_000 })
    await app.getByText('Live', { exact: true }).nth(1).waitFor({ timeout: 120_000 })
    await app.getByText('The listing is hidden from shoppers.').waitFor()
    await app
      .getByText(/The store said:/)
      .first()
      .waitFor()
    await fitsAPhone(admin, app, 'amazon-suppressed')
    await admin.openApp(`/app/exports?store=${connectionId}`)
    await app.getByText('1 hidden', { exact: false }).first().waitFor()
    await controlAmazon('DELETE', 'faults')
    await disconnect(admin, connectionId)
  })
})
