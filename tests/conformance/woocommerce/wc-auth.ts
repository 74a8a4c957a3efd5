import { isDeepStrictEqual } from 'node:util'
import { firstDifference } from '../replay/difference.ts'
import { isObject, type Json, type JsonObject } from '../replay/recordings.ts'
import { Browser, decode, linkNamed, wordsOf } from './browser.ts'
import { openCallbackHost, type CallbackHost } from './callback-host.ts'
import { normaliseText } from './normalise.ts'
import type { RecordedStep } from './recordings.ts'
import type { Result } from '../tally.ts'
import type { Answer, Store } from './store.ts'

const USUAL = {
  app_name: 'Studio Export',
  user_id: 'shop-123:state-abc',
  return_url: 'https://app.example/connect/return?shop=x',
  callback_url: 'https://127.0.0.1/cb/keys?state=abc',
  scope: 'read_write',
}

/** Who is logged in from this step on; nobody before the first. */
const PEOPLE: Record<string, string> = { 'w10-links': 'admin', 'w21-customer': 'customer', 'w22-manager': 'manager' }

/** Replays the flow in its order; what the application's server got is compared where the recorder noted it. */
export async function replayWcAuth(store: Store, steps: readonly RecordedStep[]): Promise<Result[]> {
  const callbacks = await openCallbackHost()
  const browser = new Browser(store)
  store.sandbox.world.hosts['127.0.0.1:443'] = callbacks.url
  const flow = { store, browser, callbacks, lastApproval: '' }
  const results: Result[] = []
  try {
    for (const step of steps) results.push(await replayStep(flow, step))
  } finally {
    delete store.sandbox.world.hosts['127.0.0.1:443']
    await Promise.all([browser.close(), callbacks.close()])
  }
  return results
}

interface Flow {
  store: Store
  browser: Browser
  callbacks: CallbackHost
  lastApproval: string
}

async function replayStep(flow: Flow, step: RecordedStep): Promise<Result> {
  const { id } = step
  if (PEOPLE[id]) await flow.browser.logIn(PEOPLE[id])
  const [expected, actual] = await both(flow, step)
  if (isDeepStrictEqual(expected, actual)) return { id, verdict: 'equal', reason: '' }
  return { id, verdict: 'differing', reason: firstDifference(expected, actual) }
}

/** Recorded and ours, in the same shape. */
async function both(flow: Flow, step: RecordedStep): Promise<[Json, Json]> {
  if (step['links']) return [step['links'] as Json[], await linksOnPage(flow)].map(plain) as [Json, Json]
  if (step['callback']) return [recordedCallback(step['callback']), oneCallback(flow)]
  if (Array.isArray(step['callbacks']))
    return [step['callbacks'], flow.callbacks.take().map(({ method, url }) => ({ method, url }))]
  const answer = await take(flow, step)
  return comparable(step['response'] as JsonObject, answer)
}

/** Status, where to, and that the words are there. */
export function comparable(recorded: JsonObject, answer: Answer): [Json, Json] {
  const location = (value: Json | undefined) => (value ? withoutPassword(normaliseText(String(value))) : null)
  const words = wordsOf(normaliseText(decode(String(recorded['text'] ?? ''))))
  const ours = wordsOf(normaliseText(decode(String(answer.body))))
  return [
    { status: recorded['status'] ?? 0, location: location(recorded['location']), text: words },
    {
      status: answer.status,
      location: location(answer.headers['location'] as string | undefined),
      text: ours.includes(words) ? words : ours,
    },
  ]
}

const withoutPassword = (url: string) => url.replace(/password=.*/, 'password={password}')

async function take(flow: Flow, { id, request }: RecordedStep): Promise<Answer> {
  const sent = isObject(request ?? null) ? (request as JsonObject) : {}
  const path = String(sent['path'] ?? new URL(String(sent['url'])).pathname)
  const home = id === 'w24-http-site' ? flow.store.running.url : (flow.store.running.secureUrl ?? '')
  const asked = { ...USUAL, ...overrides(sent) }
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== null))
  if (!path.includes('access_granted')) return flow.browser.get(`${home}${path}?${routeOf(path)}${query}`)
  if (id === 'w13-bad-nonce') return flow.browser.get(flow.lastApproval.replace(/wc_auth_nonce=.*/, 'wc_auth_nonce=0'))
  // A second approval is the same link once more.
  if (id !== 'w12-approve-again') await approvalLink(flow, query)
  flow.callbacks.take()
  return withPlainPort(flow, id, () => flow.browser.get(flow.lastApproval))
}

/** Without pretty permalinks the route is in the query. */
const routeOf = (path: string) => (path === '/' ? 'wc-auth-version=1&wc-auth-route=authorize&' : '')

function overrides(sent: JsonObject): Record<string, string> {
  return Object.fromEntries(Object.keys(USUAL).flatMap((name) => (name in sent ? [[name, sent[name]]] : []))) as Record<
    string,
    string
  >
}

async function approvalLink(flow: Flow, query: URLSearchParams): Promise<void> {
  const page = await flow.browser.get(`${flow.store.running.secureUrl}/wc-auth/v1/authorize?${query}`)
  flow.lastApproval = linkNamed(page.body, 'Approve')
}

/** The recorder's port 8080 spoke no TLS. */
async function withPlainPort(flow: Flow, id: string, run: () => Promise<Answer>): Promise<Answer> {
  if (id !== 'w18b-callback-refused') return run()
  const { hosts } = flow.store.sandbox.world
  const usual = hosts['127.0.0.1:8080'] ?? ''
  hosts['127.0.0.1:8080'] = usual.replace('http:', 'https:')
  try {
    return await run()
  } finally {
    hosts['127.0.0.1:8080'] = usual
  }
}

async function linksOnPage(flow: Flow): Promise<Json> {
  const { browser, store } = flow
  const page = await browser.get(`${store.running.secureUrl}/wc-auth/v1/authorize?${new URLSearchParams(USUAL)}`)
  await approvalLink(flow, new URLSearchParams(USUAL))
  return ['Logout', 'Approve', 'Deny'].map((name) => [name.toLowerCase(), linkNamed(page.body, name)])
}

/** Links as their parts: their parameters' encoding and nonces differ by nature. */
function plain(links: Json): Json {
  return (links as [string, string][]).map(([name, href]) => {
    const url = new URL(normaliseText(href).replaceAll('{home}', 'https://home'))
    const parameters = [...url.searchParams].filter(([key]) => !key.includes('nonce'))
    const shown = (value: string) => normaliseText(value).replace(/[?&]app_name=.*/, '')
    return [name, url.pathname, Object.fromEntries(parameters.map(([key, value]) => [key, shown(value)]))]
  })
}

function recordedCallback(recorded: Json): Json {
  const { m, url, h, body } = recorded as { m: string; url: string; h: Record<string, string>; body: string }
  return callbackShape(m, url, h, body)
}

function oneCallback({ callbacks }: Flow): Json {
  const [first] = callbacks.take()
  return first ? callbackShape(first.method, first.url, first.headers, first.body) : null
}

function callbackShape(method: string, url: string, headers: object, body: string): Json {
  const { 'content-type': type, 'user-agent': agent, accept } = headers as Record<string, string>
  const sent = JSON.parse(body) as JsonObject
  const prefix = (name: string) => String(sent[name]).slice(0, 3)
  const keys = {
    key_id: typeof sent['key_id'],
    consumer_key: prefix('consumer_key'),
    consumer_secret: prefix('consumer_secret'),
  }
  return {
    method,
    url,
    type: type ?? '',
    accept: accept ?? '',
    agent: normaliseText(agent ?? ''),
    body: { ...sent, ...keys },
  }
}
