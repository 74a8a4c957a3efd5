import { mintIdToken } from '../../sandbox/shopify/oauth/id-token.ts'
import { describe, expect, inject, test } from '../support/e2e.ts'

const expiredToken = () => {
  const { apiKey, apiSecret } = inject('product')
  return mintIdToken({ shop: 'demo.myshopify.com', apiKey, apiSecret, expired: true })
}

describe('the app and its admin, through App Bridge', () => {
  test('a request that was refused for an expired token is repeated once with a fresh one', async ({ admin }) => {
    let refused = 0
    admin.page.on('response', (response) => (refused += Number(response.status() === 401)))
    await admin.page.route('**/id-token', async (route) => {
      if (refused > 0) await route.fallback()
      else await route.fulfill({ json: { idToken: expiredToken() } })
    })
    admin.console.allow(/401/)
    await admin.openApp()
    await admin.page.locator('#app-navigation').getByRole('link', { name: 'Settings' }).click()
    await admin.app.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
    expect(refused).toBe(1)
  })

  test('a document with an expired token comes back by itself with a fresh one', async ({ admin }) => {
    let documents = 0
    await admin.page.route('**/app/settings?*', async (route) => {
      documents += 1
      const url = new URL(route.request().url())
      if (documents === 1) url.searchParams.set('id_token', expiredToken())
      await route.fallback({ url: url.href })
    })
    await admin.openApp('/app/settings')
    await admin.app.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
    expect(documents).toBe(2)
  })

  test('another shop has a workspace of its own', async ({ admin }) => {
    await admin.openApp('/app/settings')
    await admin.page.locator('.switcher summary').click()
    await admin.page.getByRole('link', { name: /Harbour & Pine/ }).click()
    await admin.waitForApp()
    await admin.app.getByText('second.myshopify.com').or(admin.app.getByText('Harbour & Pine')).first().waitFor()
    expect(await admin.app.getByText('Northlight Goods').count()).toBe(0)
  })
})
