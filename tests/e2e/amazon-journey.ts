import type { FrameLocator } from 'playwright-core'
import type { AdminPage } from '../support/admin-page.ts'
import { PHONE } from '../support/browser.ts'
import { expect } from '../support/e2e.ts'

export const unitedStates = 'ATVPDKIKX0DER'
export const canada = 'A2EUQ1WTGCTBG2'

/**
 * Does something with a store of the seller of North America, who gives consent for it first. Afterwards it is disconnected, come
 * what may: other tests export to the shop alone. Each test file matches in a marketplace of its own, because links outlive that.
 */
export async function withAmazonStore(
  admin: AdminPage,
  marketplaceId: string,
  use: (connectionId: string) => Promise<void>,
): Promise<void> {
  const connectionId = await connect(admin, marketplaceId)
  try {
    await use(connectionId)
  } finally {
    await disconnect(admin, connectionId)
  }
}

async function connect(admin: AdminPage, marketplaceId: string): Promise<string> {
  const frame = (await admin.openApp()).locator('html')
  const ask = (body: object) => frame.evaluate(callApi, { body })
  const { approval } = (await ask({ marketplaceId })) as { approval: { approvalId: string; approvalUrl: string } }
  const seller = await admin.page.context().newPage()
  await seller.goto(approval.approvalUrl)
  await seller.getByRole('button', { name: 'Confirm' }).click()
  await seller.getByText('You can close this window.', { exact: false }).waitFor()
  await seller.close()
  const answer = await ask({ approvalId: approval.approvalId, marketplaces: [marketplaceId] })
  const { sellers } = answer as { sellers: { connectionId: string }[] }
  return sellers[0]?.connectionId ?? ''
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

async function disconnect(admin: AdminPage, connectionId: string): Promise<void> {
  const app = await admin.openApp(`/app/connections/${connectionId}`)
  await app.getByRole('button', { name: 'Disconnect' }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
  await app.getByText('You disconnected this', { exact: false }).waitFor()
}

/** The page is accessible, and needs no scrolling sideways on a phone. */
export async function fitsAPhone(admin: AdminPage, app: FrameLocator): Promise<void> {
  await admin.expectAccessible()
  await admin.page.setViewportSize(PHONE)
  expect(await app.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  await admin.page.setViewportSize({ width: 1280, height: 1000 })
}
