import https from 'node:https'
import { isDeepStrictEqual } from 'node:util'
import WooCommerceRestApi, { type IWooCommerceRestApiOptions } from '@woocommerce/woocommerce-rest-api'
import { firstDifference } from '../replay/difference.ts'
import type { Json, JsonObject } from '../replay/recordings.ts'
import { fillProducts } from './arrangements.ts'
import type { RecordedStep } from './recordings.ts'
import type { Result } from '../tally.ts'
import type { Store } from './store.ts'

type Client = WooCommerceRestApi
type Outcome = { status: number; headers: object; data: Json }

interface Call {
  options?: (store: Store) => Partial<IWooCommerceRestApiOptions>
  before?: (store: Store) => Promise<void> | void
  after?: (store: Store) => Promise<void> | void
  run: (client: Client) => Promise<Outcome>
}

const trusting = { axiosConfig: { httpsAgent: new https.Agent({ rejectUnauthorized: false }) } }
const secure = ({ running }: Store) => ({ url: running.secureUrl ?? '', ...trusting })
const list = (query: object) => (client: Client) => client.get('products', query) as Promise<Outcome>
const one: Call['run'] = list({ per_page: 1, _fields: 'id' })

/** What the recorder did with WooCommerce's own client, by exchange. */
const CALLS: Record<string, Call> = {
  'p01-http-get': { before: (store) => fillProducts(store, 100), run: list({ _fields: 'id,name', per_page: 2 }) },
  'p02-http-post': {
    before: ({ site }) => void (site.data.lastPostId = 235),
    run: (client) => client.post('products', { name: 'npm', status: 'draft' }) as Promise<Outcome>,
  },
  'p03-https-get': { options: secure, run: list({ per_page: 2, _fields: 'id' }) },
  'p04-https-selfsigned-noagent': { options: ({ running }) => ({ url: running.secureUrl ?? '' }), run: one },
  'p05-queryStringAuth-https': { options: (store) => ({ ...secure(store), queryStringAuth: true }), run: one },
  'p05b-queryStringAuth-http': { options: () => ({ queryStringAuth: true }), run: one },
  'p06-array-params-http': { run: list({ include: [13, 16], _fields: 'id' }) },
  'p06b-array-params-https': { options: secure, run: list({ include: [13, 16], _fields: 'id' }) },
  'p07-search-special-http': { run: list({ search: 'a&b=c+d/e?f#g %20', per_page: 1 }) },
  'p07b-search-unicode-http': { run: list({ search: 'tässe 名前', per_page: 1 }) },
  'p07c-query-in-endpoint': { run: (client) => client.get('products?per_page=1&_fields=id') as Promise<Outcome> },
  'p07d-comma-sku': { run: list({ sku: 'A,B', _fields: 'id' }) },
  'p08-404': { run: (client) => client.get('products/999999') as Promise<Outcome> },
  'p09-401-bad-secret': { options: () => ({ consumerSecret: 'cs_wrong' }), run: one },
  'p10-wp-media-version': {
    options: (store) => ({ ...secure(store), version: 'wp/v2' as 'wc/v3' }),
    run: (client) => client.get('media') as Promise<Outcome>,
  },
  'p11-trailing-slash-url': { options: ({ running }) => ({ url: `${running.url}/` }), run: one },
  'p12-wrong-port': { options: () => ({ url: 'http://127.0.0.1:9' }), run: one },
  // The recorded store took longer than a millisecond by itself; ours may not.
  'p13-timeout': {
    options: () => ({ timeout: 1 }),
    before: ({ sandbox }) => void sandbox.world.faults.add({ place: 'rest', effect: { kind: 'delay', delayMs: 200 } }),
    after: ({ sandbox }) => sandbox.world.faults.clear(),
    run: one,
  },
  'p13b-timeout-slow-put': slowPut(),
  'p14-redirect-http-to-https': { ...redirected(), run: one },
  'p14b-redirect-post': {
    ...redirected(),
    run: (client) => client.post('products', { name: 'x' }) as Promise<Outcome>,
  },
  'p15-delete-force': { run: (client) => client.delete('products/999999', { force: true }) as Promise<Outcome> },
  'p16-options': { options: secure, run: (client) => client.options('products') as Promise<Outcome> },
  'p17-batch': {
    run: (client) => client.post('products/batch', { update: [{ id: 10, name: 'OAuth test' }] }) as Promise<Outcome>,
  },
  'p18-buffer-body': {
    options: (store) => ({ ...secure(store), version: 'wp/v2' as 'wc/v3' }),
    run: (client) => client.post('media', Buffer.from('x') as never) as Promise<Outcome>,
  },
  // The web server's root, beside the sub-directory in which the second store is.
  'p19-sub-dir': { options: ({ shop }) => ({ url: new URL(shop.url).origin }), run: one },
  'p20-html-response': {
    before: ({ site }) => void (site.settings.permalinks = 'plain'),
    after: ({ site }) => void (site.settings.permalinks = 'pretty'),
    options: secure,
    run: one,
  },
  'p21-ctor': { options: () => ({ url: '' }), run: one },
  'p22-ctor': { options: () => ({ consumerKey: '' }), run: one },
}

/** A host that knows https only: the client follows, with a signature made for http. */
function redirected(): Omit<Call, 'run'> {
  return {
    options: () => trusting,
    before: ({ site }) => void (site.settings.forcesHttps = true),
    after: ({ site }) => void (site.settings.forcesHttps = false),
  }
}

/** The client gives up while the store still waits for the picture; the store goes on. */
function slowPut(): Call {
  let held: { release: () => void } | null = null
  return {
    options: () => ({ timeout: 1_500 }),
    before: async (store) => {
      store.site.data.lastPostId = 236
      held = store.images.hold('/slow.jpg')
    },
    run: (client) =>
      client.put('products/49', { images: [{ src: 'http://127.0.0.1:8080/slow.jpg' }] }) as Promise<Outcome>,
    after: async ({ site }) => {
      held?.release()
      const product = () => site.data.products.get(49)
      while (product()?.imageId !== 237) await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

/** Replays the recorded calls with WooCommerce's own client. */
export async function replayNpmClient(store: Store, steps: readonly RecordedStep[]): Promise<Result[]> {
  const results: Result[] = []
  for (const step of steps) results.push(await replayCall(store, step))
  return results
}

async function replayCall(store: Store, step: RecordedStep): Promise<Result> {
  const { id } = step
  const call = CALLS[id]
  if (!call) throw new Error(`No call for ${id}`)
  await call.before?.(store)
  const actual = await outcome(store, call)
  await call.after?.(store)
  const expected = shapeOf(step)
  const ours = shapeOf(Object.fromEntries(Object.keys(step).map((name) => [name, actual[name] ?? null])))
  if (isDeepStrictEqual(expected, ours)) return { id, verdict: 'equal', reason: '' }
  return { id, verdict: 'differing', reason: firstDifference(expected, ours) }
}

async function outcome(store: Store, { options, run }: Call): Promise<JsonObject> {
  const { consumerKey, consumerSecret } = store.keys.rw
  try {
    const usual = { url: store.running.url, consumerKey, consumerSecret, version: 'wc/v3' as const }
    const { status, headers } = await run(new WooCommerceRestApi({ ...usual, ...options?.(store) }))
    const { 'x-wp-total': total, 'x-wp-totalpages': pages } = headers as Record<string, string | undefined>
    return { ok: true, status, headers: total ? { total, pages: pages ?? '' } : {} }
  } catch (error) {
    const { name, message, code, isAxiosError, response } = error as Error & Partial<Failure>
    const answered: JsonObject = response ? { status: response.status, data: response.data } : {}
    return { ok: false, name, message, code: code ?? null, isAxiosError: isAxiosError ?? null, ...answered }
  }
}

interface Failure {
  code: string
  isAxiosError: boolean
  response: { status: number; data: Json }
}

const COMPARED = ['ok', 'status', 'headers', 'name', 'message', 'code', 'isAxiosError', 'data']

/** What came back; what the client sent is its own affair. Pages of html were cut. */
function shapeOf(step: JsonObject): JsonObject {
  const kept: JsonObject = Object.fromEntries(Object.entries(step).filter(([name]) => COMPARED.includes(name)))
  const { data, ok, ...rest } = kept
  const isConstructor = String(step['name']) === 'Options Error'
  if (!isConstructor) rest['ok'] = ok ?? null
  if (data !== undefined) rest['data'] = typeof data === 'string' ? data.slice(0, 15) : data
  return rest
}
