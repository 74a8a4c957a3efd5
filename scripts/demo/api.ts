import { randomUUID } from 'node:crypto'
import type { z } from 'zod'

/** A caller of the HTTP API, as a marketing suite's backend or the embedded app would be. */
export class MediaportApi {
  readonly #base: string
  readonly #credential: () => Promise<string>

  /** @param credential gives an API key, or an ID token that is still valid. */
  constructor(appUrl: string, credential: () => Promise<string>) {
    this.#base = `${appUrl}/api/product-marketing/ecommerce`
    this.#credential = credential
  }

  get<Answer>(path: string, answer: z.ZodType<Answer>): Promise<Answer> {
    return this.#send('GET', path, undefined, answer)
  }

  /** Writes carry an Idempotency-Key, so that a repeat after a lost answer would be harmless. */
  post<Answer>(path: string, body: object, answer: z.ZodType<Answer>): Promise<Answer> {
    return this.#send('POST', path, body, answer)
  }

  async #send<Answer>(
    method: string,
    path: string,
    body: object | undefined,
    answer: z.ZodType<Answer>,
  ): Promise<Answer> {
    const headers: Record<string, string> = { authorization: `Bearer ${await this.#credential()}` }
    if (method !== 'GET') headers['idempotency-key'] = randomUUID()
    if (body && !(body instanceof FormData)) headers['content-type'] = 'application/json'
    const response = await fetch(`${this.#base}${path}`, {
      method,
      headers,
      body: body instanceof FormData ? body : body && JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}: ${text}`)
    return answer.parse(JSON.parse(text))
  }
}
