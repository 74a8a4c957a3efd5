import { chromium, type Browser, type BrowserContext } from 'playwright-core'
import { chromiumPath } from '../../scripts/chromium.ts'

/** Headless Chromium's own name is on the list of bots that the app's library answers with 410. */
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36'

export const DESKTOP = { width: 1280, height: 900 }
export const PHONE = { width: 400, height: 800 }

/** A real Chromium with its security on: the arguments its package proposes would switch CORS off. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] })
}

/** A browser profile of its own: nothing is shared with other tests. */
export function newProfile(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ userAgent: USER_AGENT, viewport: DESKTOP, locale: 'en-GB', timezoneId: 'Europe/Berlin' })
}
