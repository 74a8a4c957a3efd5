import { decode } from 'turbo-stream'
import { z } from 'zod'

/** The app's library answers 410 to clients that look like bots, and Node's fetch does. */
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36'

const answerSchema = z.union([
  z.object({ redirect: z.string() }),
  z.object({ data: z.looseObject({ ok: z.boolean(), message: z.string().optional() }) }),
])

/** What a page answered to a form: where to go next, or data. */
export type FormAnswer = { goTo: string } | { data: Record<string, unknown> }

/** Speaks with the app's pages as the browser inside Shopify Admin does: ID token, Remix's single fetch. */
export class EmbeddedApp {
  readonly #appUrl: string
  readonly #shop: string
  readonly #idToken: () => Promise<string>

  constructor(appUrl: string, shop: string, idToken: () => Promise<string>) {
    this.#appUrl = appUrl
    this.#shop = shop
    this.#idToken = idToken
  }

  /** The first visit of a merchant: the app exchanges the ID token and knows the shop from then on. */
  async open(): Promise<void> {
    const store = this.#shop.replace('.myshopify.com', '')
    const query = new URLSearchParams({
      embedded: '1',
      shop: this.#shop,
      host: Buffer.from(`admin.shopify.com/store/${store}`).toString('base64').replace(/=+$/, ''),
      locale: 'en',
      id_token: await this.#idToken(),
    })
    const response = await this.#fetch(`/app?${query.toString()}`, {})
    if (!response.ok) throw new Error(`The app's first page answered ${response.status}`)
    await response.text()
  }

  /** Sends a form to a page. @throws with the page's own words when it refuses. */
  async submit(page: string, fields: Record<string, string>): Promise<FormAnswer> {
    const answer = answerSchema.parse(await this.#data(page, { method: 'POST', body: new URLSearchParams(fields) }))
    if ('redirect' in answer) return { goTo: answer.redirect }
    if (!answer.data.ok) throw new Error(`${page} refused: ${answer.data.message ?? 'without words'}`)
    return { data: answer.data }
  }

  /** What a page's own loader answers. */
  async load<Answer>(page: string, routeId: string, answer: z.ZodType<Answer>): Promise<Answer> {
    const routes = z.record(z.string(), z.looseObject({ data: z.unknown() })).parse(await this.#data(page, {}))
    return answer.parse(routes[routeId]?.data)
  }

  /** Sends JSON to a route without a page of its own. @throws when it refuses. */
  async send(path: string, body: object): Promise<void> {
    const headers = { ...(await this.#authorized()), 'content-type': 'application/json' }
    const response = await this.#fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    await response.body?.cancel()
  }

  async #authorized(): Promise<Record<string, string>> {
    return { authorization: `Bearer ${await this.#idToken()}`, 'x-requested-with': 'XMLHttpRequest' }
  }

  async #data(page: string, init: RequestInit): Promise<unknown> {
    const [path = '', query] = page.split('?')
    const headers = await this.#authorized()
    const response = await this.#fetch(`${path}.data${query ? `?${query}` : ''}`, { ...init, headers })
    if (!response.body || response.status >= 500) throw new Error(`${page} answered ${response.status}`)
    return decodeAnswer(response.body)
  }

  #fetch(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...init.headers, 'user-agent': USER_AGENT }
    return fetch(`${this.#appUrl}${path}`, { ...init, headers, redirect: 'manual' })
  }
}

async function decodeAnswer(body: ReadableStream<Uint8Array>): Promise<unknown> {
  const { value, done } = await decode(body, {
    plugins: [
      (type, ...rest) => {
        if (type === 'SingleFetchRedirect') return { value: { redirect: rest[0] } }
        if (type === 'SingleFetchFallback') return { value: undefined }
        if (type === 'SingleFetchClassInstance') return { value: rest[0] }
        if (type === 'ErrorResponse') return { value: { error: { data: rest[0], status: rest[1] } } }
        if (type === 'SanitizedError') return { value: { error: { name: rest[0], message: rest[1] } } }
        return false
      },
    ],
  })
  await done
  return value
}
