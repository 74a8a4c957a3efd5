import type { Browser } from 'playwright-core'
import { afterAll, test as base, inject } from 'vitest'
import { AdminPage } from './admin-page.ts'
import { launchBrowser, newProfile } from './browser.ts'
import { watchProductLog } from './product-log.ts'
import { clearFaults } from './sandbox-control.ts'

let launched: Promise<Browser> | null = null

afterAll(async () => {
  await (await launched)?.close()
  launched = null
})

interface BrowserFixtures {
  /**
   * A tab in the shop `demo`. The test fails when its console has an error. A failed test leaves a picture, and prints what the product
   * complained of meanwhile.
   */
  admin: AdminPage
}

/** `test` of the browser tests: `test('…', async ({ admin }) => { const app = await admin.openApp('/app/library') })`. */
export const test = base.extend<BrowserFixtures>({
  admin: async ({ task }, use) => {
    const profile = await newProfile(await (launched ??= launchBrowser()))
    const log = watchProductLog(inject('product').directory)
    const admin = new AdminPage(await profile.newPage(), { shellUrl: inject('product').shellUrl })
    try {
      await use(admin)
      if (task.result?.state === 'fail') {
        await admin.page.screenshot({ path: pictureOf(task.name) })
        // The logs themselves go with the folder of the run.
        for (const line of log.complaints()) console.error(line)
      } else admin.console.expectClean()
    } finally {
      await profile.close()
      // What one test leaves behind would fail all that follow.
      await clearFaults()
    }
  },
})

const pictureOf = (testName: string) => `test-results/${testName.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}.png`

export { describe, expect, inject } from 'vitest'
