import { describe, expect, inject, test } from '../support/e2e.ts'

const { appUrl } = inject('product')

describe('a visitor from outside the admin', () => {
  test('loses nothing that was typed before the page could react', async ({ admin: { page } }) => {
    let release = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    await page.route(/\/assets\/.*\.js/, async (route) => {
      await released
      await route.continue()
    })
    await page.goto(`${appUrl}/auth/login`, { waitUntil: 'commit' })
    const field = page.getByRole('textbox')
    await field.fill('demo')
    release()
    const reacts = async () => {
      await field.blur()
      await field.focus()
      return page.locator('.Polaris-TextField--focus').count()
    }
    await expect.poll(reacts).toBe(1)
    expect(await field.inputValue()).toBe('demo')
  })
})
