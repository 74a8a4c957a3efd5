import type { AmazonSellers } from './amazon-sellers.ts'
import { appUrl } from './app-environment.ts'

/** What a browser shows in the end, or where it is sent outside of Amazon and our addresses for it. */
export interface Arrival {
  readonly url: string
  readonly status: number
  readonly headers: Headers
  /** Of a page of ours: what it shows, as data. */
  readonly data: unknown
}

const ourRoutes: Record<string, () => Promise<{ loader: (args: never) => unknown }>> = {
  '/connect/amazon/start': () => import('../../app/routes/connect.amazon.start.ts'),
  '/connect/amazon/login': () => import('../../app/routes/connect.amazon.login.tsx'),
  '/connect/amazon/return': () => import('../../app/routes/connect.amazon.return.ts'),
}

/** A merchant's browser at top level, between our addresses and Amazon's: follows redirects and keeps our cookie. */
export class AmazonBrowser {
  readonly #amazon: AmazonSellers
  /** Every address it was at, in order. */
  readonly visited: string[] = []
  #cookie = ''

  constructor(amazon: AmazonSellers) {
    this.#amazon = amazon
  }

  /** Opens an address, or sends a form there, and follows it to a page. */
  async open(address: string, form?: Record<string, string>): Promise<Arrival> {
    let url = address
    for (let fields = form; ; fields = undefined) {
      this.visited.push(url)
      const arrival = await this.#ask(url, fields)
      const next = arrival.headers.get('location')
      if (!next) return arrival
      url = new URL(next, url).href
      if (!this.#knows(url)) return { ...arrival, url }
    }
  }

  /** From our start address over the consent page to where Amazon sends the browser back. */
  async consent(startUrl: string, seller: string): Promise<Arrival> {
    const page = await this.open(startUrl)
    return this.open(page.url, { seller, answer: 'confirm' })
  }

  async #ask(url: string, form?: Record<string, string>): Promise<Arrival> {
    const { origin, pathname } = new URL(url)
    if (origin !== appUrl) {
      const answer = await this.#amazon.visit(url, form)
      const { status, headers } = answer
      return { url, status, headers: this.#atAmazon(headers), data: await answer.text() }
    }
    const route = await ourRoutes[pathname]?.()
    const request = new Request(url, { headers: { cookie: this.#cookie } })
    const outcome = await route?.loader({ request, params: {}, context: {} } as never)
    if (!(outcome instanceof Response)) return { url, ...pageOf(outcome) }
    this.#cookie = outcome.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie
    return { url, status: outcome.status, headers: outcome.headers, data: null }
  }

  /** The stand-in redirects within itself by its own address. */
  #atAmazon(headers: Headers): Headers {
    const location = headers.get('location')
    if (!location?.startsWith('/__host/')) return headers
    return new Headers({ ...Object.fromEntries(headers), location: `https://${location.slice('/__host/'.length)}` })
  }

  #knows(url: string): boolean {
    const { origin, pathname, hostname } = new URL(url)
    return origin === appUrl ? pathname in ourRoutes : /(^|\.)amazon\.[a-z.]+$/.test(hostname)
  }
}

function pageOf(outcome: unknown): Omit<Arrival, 'url'> {
  const { data, init } = Object(outcome) as { data?: unknown; init?: ResponseInit | null }
  return { status: init?.status ?? 200, headers: new Headers(), data }
}
