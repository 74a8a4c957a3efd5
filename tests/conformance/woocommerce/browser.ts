import { Agent, request } from 'undici'
import type { Json } from '../replay/recordings.ts'
import type { Answer, Store } from './store.ts'

/** A browser that keeps a site's cookies and does not follow redirects. */
export class Browser {
  readonly #store: Store
  readonly #dispatcher = new Agent({ connect: { rejectUnauthorized: false } })
  #cookies: string[] = []

  constructor(store: Store) {
    this.#store = store
  }

  get(url: string): Promise<Answer> {
    return this.#send('GET', url)
  }

  post(url: string, form: URLSearchParams): Promise<Answer> {
    return this.#send('POST', url, form.toString())
  }

  /** Logs in with the name as password; without a name it forgets who it was. */
  async logIn(login?: string): Promise<void> {
    this.#cookies = []
    const form = new URLSearchParams({ log: login ?? '', pwd: login ?? '' })
    const answer = login && (await this.post(`${this.#store.running.secureUrl}/wp-login.php`, form))
    if (answer)
      this.#cookies = [answer.headers['set-cookie']].flat().map((cookie) => String(cookie).split(';')[0] ?? '')
  }

  close(): Promise<void> {
    return this.#dispatcher.close()
  }

  async #send(method: 'GET' | 'POST', url: string, body?: string): Promise<Answer> {
    const type = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
    const headers = { cookie: this.#cookies.join('; '), ...type }
    const response = await request(url, { method, headers, body, dispatcher: this.#dispatcher })
    const text: Json = await response.body.text()
    return { status: response.statusCode, headers: response.headers, body: text }
  }
}

/** Words of a page, title first, as the recorder noted them. */
export function wordsOf(page: Json): string {
  return decode(
    String(page)
      .replace(/<style>[\s\S]*?<\/style>/g, ' ')
      .replace(/<[^>]*>/g, ' '),
  )
    .replace(/\s+/g, ' ')
    .trim()
}

/** Addresses of a page's links whose words are these. */
export function linkNamed(page: Json, name: string): string {
  const [, href = ''] = new RegExp(`<a[^>]*href="([^"]*)"[^>]*>${name}</a>`).exec(String(page)) ?? []
  return decode(href)
}

export function decode(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}
