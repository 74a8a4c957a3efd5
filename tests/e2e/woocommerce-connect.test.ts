import type { FrameLocator } from 'playwright-core'
import { PHONE } from '../support/browser.ts'
import type { AdminPage } from '../support/admin-page.ts'
import { describe, expect, inject, test } from '../support/e2e.ts'
import { controlStore, withSettings } from '../support/store-control.ts'

/** The browser's own line about a refusal that the page shows. */
const refusals = /status of (409|422|502)/

const wizard = '/app/connections/woocommerce/new'

interface Store {
  readonly url: string
  readonly controlUrl: string
}

interface KeyPair {
  readonly consumerKey: string
  readonly consumerSecret: string
}

interface Password {
  readonly username: string
  readonly password: string
}

const { northwind, outlet } = inject('product').storeUrls
const { trusted, selfSigned } = inject('secureStores')

async function find(app: FrameLocator, address: string): Promise<void> {
  const field = app.getByLabel('Address of your store')
  const change = app.getByRole('button', { name: 'Change address' })
  await field.or(change).waitFor()
  if (await change.isVisible()) await change.click()
  await field.fill(address)
  await app.getByRole('button', { name: 'Find store' }).click()
}

async function pasteKeys(app: FrameLocator, { consumerKey, consumerSecret }: KeyPair): Promise<void> {
  await app.getByText('Paste REST API keys', { exact: true }).click()
  await app.getByLabel('Consumer key').fill(consumerKey)
  await app.getByLabel('Consumer secret').fill(consumerSecret)
  await app.getByRole('button', { name: 'Test and connect' }).click()
}

async function pastePassword(app: FrameLocator, { username, password }: Password): Promise<void> {
  await app.getByText('Paste an application password', { exact: true }).click()
  await app.getByLabel('User name or e-mail').fill(username)
  await app.getByLabel('Application password', { exact: true }).fill(password)
  await app.getByRole('button', { name: 'Test and connect' }).click()
}

/** Signs in at the store, where that is asked for. */
async function signIn({ page }: AdminPage): Promise<void> {
  await page.getByRole('button', { name: 'Log In' }).click()
}

const heading = (app: FrameLocator, name: string) => app.getByRole('heading', { name, level: 1 })

async function disconnect(admin: AdminPage, app: FrameLocator): Promise<void> {
  await app.getByRole('button', { name: 'Disconnect' }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
  await app.getByText('You disconnected this store.', { exact: false }).waitFor()
  await admin.expectAccessible()
}

describe('a store that cannot be connected', () => {
  test('because of its address says what is in the way, beside the field', async ({ admin }) => {
    const app = await admin.openApp(wizard)
    admin.console.allow(refusals)
    const refused = async (address: string, words: RegExp) => {
      await find(app, address)
      await app.getByText(words).waitFor()
    }
    await refused('my shop', /This is no web address/)
    await refused('no-such-shop.invalid', /There is no site with this name/)
    await refused('http://10.0.0.1', /leads into a private network/)
    await refused(selfSigned.url, /certificate isn’t issued by a known authority/)
    await admin.expectAccessible()
    const refusedWith = (settings: Record<string, unknown>, words: RegExp) =>
      withSettings(northwind, settings, () => refused(northwind, words))
    await refusedWith({ maintenance: true }, /in maintenance mode/)
    await refusedWith({ pluginActive: false }, /WooCommerce isn’t active/)
    await refusedWith({ permalinks: 'plain' }, /“Plain” permalinks/)
    await refusedWith({ restBlocked: true }, /blocks WordPress’s REST API/)
  })

  test('because nobody answers, or it leads round in circles, says so', async ({ admin }) => {
    const app = await admin.openApp(wizard)
    admin.console.allow(refusals)
    const refusedBy = async ({ url, controlUrl }: Store, fault: object, words: RegExp) => {
      await controlStore(controlUrl, 'faults', fault)
      await find(app, url)
      await app.getByText(words).waitFor()
      await controlStore(controlUrl, 'faults', {}, 'DELETE')
    }
    const shop = { url: northwind, controlUrl: northwind }
    await refusedBy(shop, { place: 'page', effect: { kind: 'drop-before' } }, /The site doesn’t answer/)
    await refusedBy(shop, { place: 'rest', effect: { kind: 'status', status: 500 } }, /with an error of its own/)
    const loop = { place: 'page', count: 20, effect: { kind: 'https-redirect' } }
    await refusedBy(trusted, loop, /leads from one address to the next/)
  })

  test('because of what it gives says why, beside the field, and lets one try again', async ({ admin }) => {
    const app = await admin.openApp(wizard)
    admin.console.allow(refusals)
    await find(app, northwind)
    await app.getByText('Found Northwind Trading').waitFor()
    await pastePassword(app, { username: 'admin', password: 'not the password' })
    await app.getByText(/doesn’t accept this user name and application password/).waitFor()
    await admin.expectAccessible()
    await pastePassword(app, await controlStore<Password>(northwind, 'application-passwords', { user: 'author' }))
    await app.getByText(/may not manage products/).waitFor()

    await find(app, outlet)
    await app.getByText('This store runs without https.', { exact: false }).waitFor()
    expect(await app.getByRole('radio', { name: /Approve in WordPress/ }).isDisabled()).toBe(true)
    const readOnly = await controlStore<KeyPair>(outlet, 'keys', { permissions: 'read' })
    await pasteKeys(app, readOnly)
    await app.getByText(/This key may only read/).waitFor()
    await pasteKeys(app, { ...readOnly, consumerSecret: `cs_${'0'.repeat(40)}` })
    await app.getByText(/doesn’t accept this key and secret/).waitFor()

    await withSettings(trusted.controlUrl, { behindProxy: true }, async () => {
      await find(app, trusted.url)
      await app.getByText('Found Secure Store').waitFor()
      await pasteKeys(app, await controlStore<KeyPair>(trusted.controlUrl, 'keys'))
      await app.getByText(/believes it runs on http/).waitFor()
      await pastePassword(app, await controlStore<Password>(trusted.controlUrl, 'application-passwords'))
      await app.getByText(/offers no application passwords.*a proxy may hide it/).waitFor()
    })

    await withSettings(trusted.controlUrl, { stripsAuthorization: true }, async () => {
      await find(app, trusted.url)
      await app.getByText('Found Secure Store').waitFor()
      await pastePassword(app, await controlStore<Password>(trusted.controlUrl, 'application-passwords'))
      await app.getByText(/drops the password before WordPress sees it/).waitFor()
      // The way out that it names.
      await pasteKeys(app, await controlStore<KeyPair>(trusted.controlUrl, 'keys'))
      await heading(app, 'Secure Store').waitFor()
    })
    await disconnect(admin, app)
  })
})

describe('a store that is approved', () => {
  test('in WordPress comes back connected, is renamed, gets another password, and is disconnected', async ({
    admin,
  }) => {
    const app = await admin.openApp('/app/settings')
    await app.getByRole('link', { name: 'Connect a WooCommerce store' }).click()
    await find(app, `${northwind.replace('http://', '')}/`)
    await app.getByRole('button', { name: 'Continue to your store' }).click()
    await signIn(admin)
    await admin.page.getByRole('button', { name: 'Yes, I approve of this connection' }).click()
    await admin.waitForApp()
    await heading(app, 'Northwind Trading').waitFor()
    expect(admin.page.url()).not.toContain('password')
    await app.getByText('Pictures can be uploaded to the media library.').waitFor()
    await app.getByText('WooCommerce 11.0.1.').waitFor()
    await admin.expectAccessible()

    await app.getByRole('button', { name: 'Test again' }).click()
    await admin.toast('Store tested').waitFor()
    await app.getByLabel('Name in Mediaport').fill('Our web shop')
    await app.getByRole('button', { name: 'Rename' }).click()
    await heading(app, 'Our web shop').waitFor()
    await app.getByLabel('File format').selectOption({ label: 'WebP' })
    await app.getByRole('button', { name: 'Save format' }).click()
    await admin.toast('Format saved').waitFor()

    await app.getByRole('link', { name: 'Replace access' }).click()
    await app.getByRole('button', { name: 'Find store' }).click()
    await app.getByRole('button', { name: 'Continue to your store' }).click()
    await admin.page.getByRole('button', { name: 'Yes, I approve of this connection' }).click()
    await admin.waitForApp()
    await heading(app, 'Our web shop').waitFor()
    // A store keeps its name until it is connected again, and other tests know this one by its own.
    await app.getByLabel('Name in Mediaport').fill('Northwind Trading')
    await app.getByRole('button', { name: 'Rename' }).click()
    await heading(app, 'Northwind Trading').waitFor()
    await disconnect(admin, app)
  })

  test('in WooCommerce brings its keys before it sends the browser back', async ({ admin }) => {
    const app = await admin.openApp(wizard)
    await find(app, outlet)
    await app.getByText('Approve REST API keys in WooCommerce', { exact: true }).click()
    await app.getByRole('button', { name: 'Continue to your store' }).click()
    await signIn(admin)
    await admin.page.getByRole('link', { name: 'Approve' }).click()
    await admin.waitForApp()
    await heading(app, 'Northlight Outlet').waitFor()
    await app.getByText(/the store fetches each one from Mediaport/).waitFor()
    await app.getByText(/REST API key ending in/).waitFor()
    await disconnect(admin, app)
  })

  test('by nobody comes back with the words and another way', async ({ admin }) => {
    const app = await admin.openApp(wizard)
    admin.console.allow(refusals)
    await find(app, northwind)
    await app.getByRole('button', { name: 'Continue to your store' }).click()
    await signIn(admin)
    await admin.page.getByRole('button', { name: 'No, I do not approve of this connection' }).click()
    await admin.waitForApp()
    await app.getByText(/The store was not approved, so nothing was connected/).waitFor()
    await admin.expectAccessible()
    await app.getByRole('link', { name: 'Choose another way to connect' }).click()
    await app.getByLabel('Address of your store').waitFor()
  })
})

describe('a store that refuses us one day', () => {
  test('asks on Home and in Settings to be reconnected, and works again afterwards', async ({ admin }) => {
    const app = await admin.openApp(wizard)
    admin.console.allow(refusals)
    await find(app, outlet)
    await pasteKeys(app, await controlStore<KeyPair>(outlet, 'keys'))
    await heading(app, 'Northlight Outlet').waitFor()
    await controlStore(outlet, 'keys', {}, 'DELETE')
    await app.getByRole('button', { name: 'Test again' }).click()
    await app
      .getByText(/no longer accepts Mediaport’s access/)
      .first()
      .waitFor()

    await admin.openApp('/app')
    await app.getByText('Needs reconnect').waitFor()
    await admin.openApp('/app/settings')
    await app.getByRole('link', { name: 'Reconnect Northlight Outlet' }).click()
    await app.getByRole('button', { name: 'Find store' }).click()
    await pasteKeys(app, await controlStore<KeyPair>(outlet, 'keys'))
    await heading(app, 'Northlight Outlet').waitFor()
    expect(await app.getByText('Needs reconnect').count()).toBe(0)
    await disconnect(admin, app)
  })
})

describe('on a phone', () => {
  test('the wizard and the page of a store have no sideways scroll', async ({ admin }) => {
    await admin.page.setViewportSize(PHONE)
    const app = await admin.openApp(wizard)
    const expectNoOverflow = async () => {
      const overflow = await app.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
      expect(overflow).toBeLessThanOrEqual(0)
    }
    await find(app, outlet)
    await app.getByText('Found Northlight Outlet').waitFor()
    await expectNoOverflow()
    await pasteKeys(app, await controlStore<KeyPair>(outlet, 'keys'))
    await heading(app, 'Northlight Outlet').waitFor()
    await expectNoOverflow()
    await disconnect(admin, app)
  })
})
