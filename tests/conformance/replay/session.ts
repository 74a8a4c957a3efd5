import { setImmediate as nextTurn } from 'node:timers/promises'
import { startShopifySandbox } from '../../../sandbox/shopify/server.ts'
import type { ShopifySandbox } from '../../../sandbox/shopify/server.ts'
import type { Shop } from '../../../sandbox/shopify/state/shop.ts'
import { IdMap } from './id-map.ts'
import { letTimePass } from '../../../sandbox/testing/let-time-pass.ts'
import { ManualClock } from '../../../sandbox/testing/manual-clock.ts'
import { fetchRecordedSource } from './pictures.ts'
import type { Json, JsonObject } from './recordings.ts'
import { asObject } from './recordings.ts'

const SHOP = 'harry-test-heelo.myshopify.com'

export interface Answered {
  status: number
  answer: JsonObject
}

/** One conversation with a fresh shop over HTTP. */
export class Session {
  readonly ids = new IdMap()
  readonly clock: ManualClock
  readonly #sandbox: ShopifySandbox
  readonly #shop: Shop
  readonly #token: string
  #lastAnswer: JsonObject = {}

  private constructor(sandbox: ShopifySandbox, clock: ManualClock) {
    this.#sandbox = sandbox
    this.clock = clock
    this.#shop = sandbox.world.openShop({
      domain: SHOP,
      name: 'harry-test-heelo',
      plan: 'standard',
      ianaTimezone: 'America/Toronto',
      currencyCode: 'CAD',
      primaryLocale: 'en',
    })
    this.#token = this.#shop.tokens.issue({ expiring: false }).accessToken
  }

  static async open(): Promise<Session> {
    const clock = new ManualClock()
    const options = { apiKey: 'key', apiSecret: 'secret', clock, fetchExternal: fetchRecordedSource }
    return new Session(await startShopifySandbox(options), clock)
  }

  close(): Promise<void> {
    return this.#sandbox.close()
  }

  /** Sends recorded variables in our terms. The bucket is full each time: recordings were made slowly. */
  async send(query: string, variables: Json): Promise<Answered> {
    this.clock.advance(20_000 * Number(this.#shop.bucket.status().currentlyAvailable < 1_000))
    const response = await fetch(`${this.#sandbox.url}/admin/api/2026-10/graphql.json`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-host': SHOP, 'x-shopify-access-token': this.#token },
      body: JSON.stringify({ query, variables: this.ids.translate(variables) }),
    })
    this.#lastAnswer = (await response.json()) as JsonObject
    return { status: response.status, answer: this.#lastAnswer }
  }

  /** Uploads to the first target of the last `stagedUploadsCreate`; answers the object key. */
  async uploadToLastTarget(content: string): Promise<string> {
    const payload = asObject(asObject(this.#lastAnswer['data'])['stagedUploadsCreate'])
    const [target] = payload['stagedTargets'] as { url: string; parameters: { name: string; value: string }[] }[]
    const form = new FormData()
    for (const { name, value } of target?.parameters ?? []) form.append(name, value)
    form.append('file', new Blob([content]), 'lines.jsonl')
    const response = await fetch(target?.url ?? '', { method: 'POST', body: form })
    if (response.status !== 201) throw new Error(`Upload refused: ${await response.text()}`)
    return target?.parameters.find(({ name }) => name === 'key')?.value ?? ''
  }

  /** Lets time pass, and real work finish in between, until the shop is as wanted. */
  until(isAsWanted: (shop: Shop) => boolean): Promise<void> {
    return letTimePass(this.clock, () => isAsWanted(this.#shop))
  }

  async pass(durationMs: number): Promise<void> {
    this.clock.advance(durationMs)
    await nextTurn()
  }
}
