import type { FrameLocator } from 'playwright-core'
import type { PicturedProduct } from '../../sandbox/pictures/picture-set.ts'
import { PHONE } from '../support/browser.ts'
import { describe, expect, test } from '../support/e2e.ts'
import { nextSkippedNight } from '../support/skipped-night.ts'
import { planProduct } from './export-journey.ts'

const cushion: PicturedProduct = {
  handle: 'linen-cushion-cover',
  title: 'Linen Cushion Cover',
  productType: 'Cushion',
  colours: [],
}

/** The clocks of the demo shop skip 02:30 in this night. */
const night = nextSkippedNight()
const skipped = { date: night.toISOString().slice(0, 10), time: '02:30' }
const words = (dateStyle: 'long' | 'medium') => night.toLocaleDateString('en-US', { dateStyle, timeZone: 'UTC' })

async function chooseTime(app: FrameLocator, { date, time }: typeof skipped): Promise<void> {
  await app.getByLabel('Date', { exact: true }).fill(date)
  await app.getByLabel('Time', { exact: true }).fill(time)
}

describe('an export for later', () => {
  test('says when it starts, waits in the list, is named where another wants its product, and makes way', async ({
    admin,
  }) => {
    const app = await planProduct(admin, cushion)
    await app.getByRole('button', { name: 'Export later…' }).click()
    await chooseTime(app, skipped)
    await app
      .getByText(
        new RegExp(`clocks go forward that night and skip 02:30\\. Starts Sunday, ${words('long')} at 3:30\\sAM`),
      )
      .waitFor()
    await admin.expectAccessible()
    await app.getByRole('button', { name: 'Approve for this time' }).click()
    await app.getByRole('heading', { name: new RegExp(`^Starts Sunday, ${words('long')} at 3:30\\sAM`) }).waitFor()
    await app.getByRole('button', { name: 'Change time' }).click()
    await chooseTime(app, { ...skipped, time: '09:15' })
    await app.getByRole('button', { name: 'Save time' }).click()
    await app.getByRole('heading', { name: new RegExp(`${words('long')} at 9:15\\sAM`) }).waitFor()
    await admin.expectAccessible()

    await admin.openApp('/app/exports?filter=scheduled')
    const row = app.getByRole('row').filter({ hasText: cushion.title })
    await row.getByText(new RegExp(`Starts ${words('medium')}, 9:15\\sAM`)).waitFor()

    await planProduct(admin, cushion)
    await app.getByRole('heading', { name: 'Another export owns products of this plan' }).waitFor()
    expect(await app.getByRole('button', { name: 'Approve and export' }).isDisabled()).toBe(true)
    await app.getByRole('radio', { name: 'Cancel the other export' }).check({ force: true })
    await admin.expectAccessible()
    await admin.page.setViewportSize(PHONE)
    expect(await app.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
    await app.getByRole('button', { name: 'Approve and export' }).click()
    await app.getByText(/All pictures of 1 product are live/).waitFor({ timeout: 60_000 })
    await admin.openApp('/app/exports?filter=cancelled')
    await app.getByText(cushion.title).first().waitFor()
  })
})
