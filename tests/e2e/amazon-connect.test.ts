import type { FrameLocator } from 'playwright-core'
import type { AdminPage } from '../support/admin-page.ts'
import { PHONE } from '../support/browser.ts'
import { describe, expect, inject, test } from '../support/e2e.ts'
import { controlStore } from '../support/store-control.ts'

/** Words for what was refused come with such a status, which the console shows. */
const refusals = /status of (404|409|422|502)/

const wizard = '/app/connections/amazon/new'
const seller = 'A2NORTHWINDNA'
const { amazonUrl, appUrl } = inject('product')

const heading = (app: FrameLocator, name: string | RegExp) => app.getByRole('heading', { name, level: 1 })

/** On Amazon's page: signs in as the region's seller and confirms. */
async function confirm({ page }: AdminPage): Promise<void> {
  await page.getByRole('heading', { name: 'Authorize Mediaport' }).waitFor()
  await page.getByRole('button', { name: 'Confirm' }).click()
}

async function leaveFor(app: FrameLocator, store: string): Promise<void> {
  const choice = app.getByLabel('Amazon store')
  await choice.selectOption({ label: store })
  await app.getByRole('button', { name: 'Continue to Amazon' }).click()
}

async function disconnectSeller(admin: AdminPage, app: FrameLocator, name: string): Promise<void> {
  await admin.openApp('/app/settings')
  await app.getByRole('link', { name: `Manage ${name}` }).click()
  await heading(app, name).waitFor()
  const whole = app.getByRole('button', { name: 'Disconnect the whole seller' })
  const one = app.getByRole('button', { name: 'Disconnect', exact: true })
  await ((await whole.count()) > 0 ? whole : one).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
  await app.getByText('You disconnected this', { exact: false }).waitFor()
}

describe('a seller on Amazon', () => {
  test('is connected over Amazon’s own page, in the stores that are chosen, checked and renamed', async ({ admin }) => {
    const app = await admin.openApp('/app/settings')
    await app.getByRole('link', { name: 'Connect Amazon' }).click()
    await heading(app, 'Connect Amazon').waitFor()
    await admin.expectAccessible()
    await leaveFor(app, 'Amazon.com (United States)')
    await confirm(admin)
    await admin.waitForApp()
    await heading(app, 'Choose your Amazon stores').waitFor()
    await app.getByRole('checkbox', { name: 'Amazon.com' }).waitFor()
    expect(await app.getByRole('checkbox', { name: 'Amazon.com.mx' }).count()).toBe(0)
    await admin.expectAccessible()
    await app.getByRole('checkbox', { name: 'Amazon.ca' }).uncheck()
    await app.getByRole('button', { name: 'Connect 1 store' }).click()
    await heading(app, 'Northwind on Amazon.com').waitFor()
    expect(admin.page.url()).not.toContain('ticket')
    await app.getByText('Mediaport can read this seller’s listings.', { exact: false }).waitFor()
    await app.getByText(/in 36[45] days/).waitFor()
    await admin.expectAccessible()
    await app.getByRole('button', { name: 'Test again' }).click()
    await admin.toast('tested').waitFor()
  })

  test('gets another store without another connection of the first, and renews with one click', async ({ admin }) => {
    const app = await admin.openApp(wizard)
    await leaveFor(app, 'Amazon.ca (Canada)')
    await confirm(admin)
    await admin.waitForApp()
    await app.getByText('Connected already; gets the new consent.').waitFor()
    await app.getByRole('button', { name: 'Connect 2 stores' }).click()
    await heading(app, 'Settings').waitFor()
    await app.getByRole('link', { name: 'Manage Northwind on Amazon.ca' }).click()
    await heading(app, 'Northwind on Amazon.ca').waitFor()
    await app.getByRole('button', { name: 'Renew consent' }).click()
    await confirm(admin)
    await admin.waitForApp()
    await heading(app, 'Settings').waitFor()
    expect(await app.getByRole('link', { name: /^Manage Northwind on Amazon/ }).count()).toBe(2)
  })

  test('that takes the consent back asks on Home and in Settings to be reconnected, and works again', async ({
    admin,
  }) => {
    await controlStore(amazonUrl, `revoke?seller=${seller}`)
    const app = await admin.openApp('/app/settings')
    admin.console.allow(refusals)
    await app.getByRole('button', { name: 'Check connection of Northwind on Amazon.com' }).click()
    await app
      .getByText(/no longer accepts/)
      .first()
      .waitFor()
    await admin.openApp('/app')
    await app.getByText('Needs reconnect').first().waitFor()
    expect(await app.getByText('Needs reconnect').count()).toBe(2)
    await admin.openApp('/app/settings')
    await app.getByRole('link', { name: 'Reconnect Northwind on Amazon.com' }).click()
    await heading(app, 'Reconnect Northwind on Amazon.com').waitFor()
    await admin.expectAccessible()
    await app.getByRole('button', { name: 'Continue to Amazon' }).click()
    await confirm(admin)
    await admin.waitForApp()
    await heading(app, 'Settings').waitFor()
    expect(await app.getByText('Needs reconnect').count()).toBe(0)
    await disconnectSeller(admin, app, 'Northwind on Amazon.com')
  })
})

describe('a way to Amazon that leads nowhere', () => {
  test('because it was cancelled there leaves everything as it was; one that comes back empty says so', async ({
    admin,
  }) => {
    const app = await admin.openApp(wizard)
    admin.console.allow(refusals)
    await leaveFor(app, 'Amazon.de (Germany)')
    await admin.page.getByRole('heading', { name: 'Authorize Mediaport' }).waitFor()
    const state = new URL(admin.page.url()).searchParams.get('state') ?? ''
    await admin.page.goto(`${appUrl}/connect/amazon/return?state=${state}`)
    await admin.waitForApp()
    await app.getByText('Amazon was given no consent', { exact: false }).waitFor()
    await admin.expectAccessible()
    await app.getByRole('link', { name: 'Continue to Amazon again' }).click()
    await heading(app, 'Connect Amazon').waitFor()
  })

  test('because it was used already, or is none of ours, ends on a page of words', async ({ admin }) => {
    admin.console.allow(/status of 400/)
    await admin.page.goto(`${appUrl}/connect/amazon/start?state=used`)
    await admin.page.getByRole('heading', { name: 'This approval is over' }).waitFor()
    const elsewhere = new URLSearchParams({ amazon_callback_uri: 'https://evil.example/', amazon_state: 's' })
    await admin.page.goto(`${appUrl}/connect/amazon/login?${elsewhere.toString()}`)
    await admin.page.getByText('you were not sent anywhere', { exact: false }).waitFor()
  })
})

describe('Amazon’s own Appstore', () => {
  test('asks for the shop, goes on in its admin and connects the seller there', async ({ admin }) => {
    const { page } = admin
    await page.goto(`${amazonUrl}/__host/sellercentral.amazon.com/apps/manage`)
    await page.getByRole('button', { name: /Authorize|Renew/ }).click()
    await page.getByRole('heading', { name: 'Connect Amazon with your shop' }).waitFor()
    await page.getByLabel('Shopify store').fill('demo')
    await page.getByRole('button', { name: 'Continue' }).click()
    await admin.waitForApp()
    await admin.app.getByText(`connect seller ${seller} with demo.myshopify.com`, { exact: false }).waitFor()
    await admin.expectAccessible()
    await admin.app.getByRole('button', { name: 'Continue to Amazon' }).click()
    await admin.waitForApp()
    await admin.app.getByRole('checkbox', { name: 'Amazon.ca' }).waitFor()
    await admin.app.getByRole('button', { name: 'Connect 2 stores' }).click()
    await heading(admin.app, 'Settings').waitFor()
    await disconnectSeller(admin, admin.app, 'Northwind on Amazon.ca')
  })
})

describe('on a phone', () => {
  test('the pages on the way to Amazon have no sideways scroll', async ({ admin }) => {
    await admin.page.setViewportSize(PHONE)
    const app = await admin.openApp(wizard)
    const expectNoOverflow = async () => {
      const overflow = await app.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
      expect(overflow).toBeLessThanOrEqual(0)
    }
    await app.getByLabel('Amazon store').waitFor()
    await expectNoOverflow()
    await leaveFor(app, 'Amazon.com (United States)')
    await confirm(admin)
    await admin.waitForApp()
    await app.getByRole('checkbox', { name: 'Amazon.ca' }).waitFor()
    await expectNoOverflow()
    await app.getByRole('button', { name: 'Connect 2 stores' }).click()
    await heading(app, 'Settings').waitFor()
    await app.getByRole('link', { name: 'Manage Northwind on Amazon.com' }).click()
    await heading(app, 'Northwind on Amazon.com').waitFor()
    await expectNoOverflow()
    await disconnectSeller(admin, app, 'Northwind on Amazon.com')
  })
})
