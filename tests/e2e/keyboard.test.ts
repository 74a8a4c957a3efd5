import type { FrameLocator, Page } from 'playwright-core'
import { describe, expect, test } from '../support/e2e.ts'
import { chooseProducts, givePictures } from './export-journey.ts'

const lantern = { handle: 'camping-lantern', title: 'Camping Lantern', productType: 'Lamp', colours: [] }

describe('without a mouse', () => {
  test('suggestions are accepted, the plan is reviewed and approved, and the export followed', async ({ admin }) => {
    await givePictures(admin, lantern)
    const app = await chooseProducts(admin, [lantern.title])
    const { page } = admin
    await app.getByRole('heading', { name: 'Suggestions' }).waitFor()
    await pressOn(page, app, /^Accept camping-lantern/)
    await app.getByText('All changes saved').waitFor()
    await pressOn(page, app, /^Review plan$/)
    await app.getByText('Your store is touched only after you approve').waitFor()
    await pressOn(page, app, /^Approve and export$/)
    await app.getByText(/is live|are live/).waitFor()
    // The page changed under the keyboard: what is focused now must be on it, or nothing.
    expect(await focusedName(app)).not.toMatch(/Approve/)
  })
})

/** More than any of these pages has stops. */
const mostStops = 80

/** Goes from stop to stop with the tabulator key until the control of this name has the focus, and presses it. */
async function pressOn(page: Page, app: FrameLocator, name: RegExp): Promise<void> {
  await app.locator('body').evaluate((body) => body.ownerDocument.defaultView?.focus())
  const seen: string[] = []
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press('Tab')
    const focused = await focusedName(app)
    seen.push(focused)
    if (!name.test(focused)) continue
    await page.keyboard.press('Enter')
    return
  }
  throw new Error(`the keyboard does not come to ${String(name)}, only to: ${[...new Set(seen)].join(' | ')}`)
}

function focusedName(app: FrameLocator): Promise<string> {
  return app.locator('body').evaluate(({ ownerDocument: { activeElement } }) => {
    const label = activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? ''
    return label.trim().slice(0, 60)
  })
}
