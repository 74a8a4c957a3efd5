import type { FrameLocator, Page } from 'playwright-core'
import { expectAccessible } from './axe.ts'
import { watchConsole } from './console-watch.ts'

export interface AdminPageOptions {
  shellUrl: string
  /** As the admin's URLs name the shop. Default `demo`. */
  store?: string
}

/** One tab with the admin shell of a shop: what a merchant has in front of them. */
export class AdminPage {
  readonly page: Page
  readonly console: ReturnType<typeof watchConsole>
  /** The embedded app. */
  readonly app: FrameLocator
  readonly #storeUrl: string

  constructor(page: Page, { shellUrl, store = 'demo' }: AdminPageOptions) {
    this.page = page
    this.console = watchConsole(page)
    this.app = page.frameLocator('#app-frame')
    this.#storeUrl = `${shellUrl}/store/${store}`
  }

  /** Opens a page of the app and waits until it reacts to a person (hydrated, App Bridge connected). */
  async openApp(path = '/app'): Promise<FrameLocator> {
    await this.page.goto(`${this.#storeUrl}/apps/mediaport${path}`)
    await this.waitForApp()
    return this.app
  }

  /** After something that loads a new document of the app. */
  async waitForApp(): Promise<void> {
    await this.page.locator('#app-frame[data-ready]').waitFor()
  }

  /** Opens a page of the admin itself, such as `/products`. */
  async openAdmin(path: string): Promise<void> {
    await this.page.goto(`${this.#storeUrl}${path}`)
  }

  /** Opens a product of the shop by its exact title. */
  async openProduct(title: string): Promise<void> {
    await this.openAdmin(`/products?${new URLSearchParams({ query: title }).toString()}`)
    await this.page.getByRole('link', { name: title, exact: true }).click()
    await this.page.getByRole('heading', { name: title, level: 1 }).waitFor()
    // The heading may be there before the rest of the page has arrived.
    await this.page.waitForLoadState()
  }

  /** The button of the app's title bar or save bar, which the shell draws. */
  barButton(name: string) {
    return this.page.locator('#app-actions, #save-bar').getByRole('button', { name, exact: true })
  }

  /** A toast with this text. */
  toast(text: string | RegExp) {
    return this.page.locator('.toast').getByText(text)
  }

  /** @throws on any serious or critical violation in the shell or in the app's frame. */
  expectAccessible(): Promise<void> {
    return expectAccessible(this.page)
  }
}
