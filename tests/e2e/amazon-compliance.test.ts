import sharp from 'sharp'
import type { FrameLocator } from 'playwright-core'
import { PHONE } from '../support/browser.ts'
import type { AdminPage } from '../support/admin-page.ts'
import { describe, expect, test } from '../support/e2e.ts'

/** A ball with much space around it on a background that is nearly white. */
function aBall(background: string, more = ''): Promise<Buffer> {
  const drawing =
    `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1600"><rect width="1600" height="1600" fill="${background}"/>` +
    `<ellipse cx="800" cy="820" rx="430" ry="440" fill="#b03020"/><ellipse cx="640" cy="640" rx="90" ry="60" fill="#e8a090"/>${more}</svg>`
  return sharp(Buffer.from(drawing)).jpeg({ quality: 94 }).toBuffer()
}

/** Uploads a picture and opens its check. */
async function openCheck(admin: AdminPage, name: string, buffer: Buffer): Promise<FrameLocator> {
  const app = await admin.openApp('/app/library')
  await app.locator('input[type=file]').setInputFiles([{ name: `${name}.jpg`, mimeType: 'image/jpeg', buffer }])
  await app.getByText('1 added').waitFor()
  await app
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .first()
    .click()
  await app.getByRole('heading', { name, level: 1 }).waitFor()
  await admin.barButton('Check for Amazon').click()
  await app.getByRole('heading', { name: 'Amazon check', level: 1 }).waitFor()
  return app
}

describe('a picture’s check for Amazon', () => {
  test('shows the offending pixels, fixes the picture, and takes the fixes back', async ({ admin }) => {
    const app = await openCheck(admin, 'ball-off-white', await aBall('#f9f9f9'))
    await app.getByText('Needs fixes as a main picture').waitFor()
    await app.getByRole('button', { name: 'Show in the picture: White background' }).click()
    await app.getByAltText('Where the picture breaches: White background').waitFor()
    await app.getByRole('button', { name: 'Hide in the picture: White background' }).click()
    await app.getByAltText('The picture as it was uploaded').first().waitFor()
    await app.getByAltText('The picture with the chosen fixes').waitFor()
    await admin.expectAccessible()
    await app.getByRole('button', { name: 'Accept fixes' }).click()
    await app.getByText('With the accepted fixes: Passes').waitFor()
    await app.getByText('Accepted by you', { exact: false }).waitFor()
    await app.getByRole('button', { name: 'Undo fixes' }).click()
    await app.getByRole('button', { name: 'Accept fixes' }).waitFor()
    expect(await app.getByText('With the accepted fixes').count()).toBe(0)
    await app.getByAltText('The picture with the chosen fixes').waitFor()
    const fixes = app.getByRole('group', { name: 'Fixes to carry out, in this order' })
    const chosen = fixes.getByRole('checkbox', { checked: true })
    while ((await chosen.count()) > 0) await chosen.first().click()
    await app.locator('figcaption', { hasText: 'After' }).waitFor({ state: 'detached' })
  })

  test('lets a person answer what was found, by name', async ({ admin }) => {
    const whole = '<ellipse cx="760" cy="860" rx="720" ry="690" fill="#b03020"/>'
    const badge = '<circle cx="1500" cy="110" r="70" fill="#2233aa"/>'
    const app = await openCheck(admin, 'ball-with-badge', await aBall('#ffffff', whole + badge))
    await app.getByText('Doesn’t pass as a main picture').waitFor()
    const answer = app.getByLabel('All parts in the picture are sold together as one product.')
    await answer.click()
    await app.getByText('Vouched for').waitFor()
    await app.getByText('Goes as a main picture on a person’s word for: One object').waitFor()
    await admin.page.getByText('Confirmation kept').waitFor()
    await app.getByText('Confirmed by you', { exact: false }).waitFor()
    await answer.click()
    await app.getByText('Doesn’t pass as a main picture').waitFor()
  })

  test('fits a phone, and knows the rules of other places', async ({ admin }) => {
    await admin.page.setViewportSize(PHONE)
    const app = await openCheck(admin, 'ball-in-gallery', await aBall('#8899aa'))
    await app.getByRole('button', { name: 'Gallery' }).press('Enter')
    await app.getByText(/checks? passed/).waitFor()
    expect(await app.getByRole('button', { name: /White background/ }).count()).toBe(0)
    const width = await app.locator('body').evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(PHONE.width)
    await admin.expectAccessible()
  })
})
