import { isDeepStrictEqual } from 'node:util'
import { firstDifference } from '../replay/difference.ts'
import type { JsonObject } from '../replay/recordings.ts'
import { Browser } from './browser.ts'
import type { RecordedExchange, RecordedStep } from './recordings.ts'
import type { Result } from '../tally.ts'
import { compare } from './replay.ts'
import type { Answer, Store } from './store.ts'
import { comparable } from './wc-auth.ts'

const PAGE = '/wp-admin/authorize-application.php'

/** Steps before which somebody logs in, or nobody is. */
const PEOPLE: Record<string, string | undefined> = {
  'x01-authorize-page': 'admin',
  'x07-http-site': undefined,
  'x08-http-site-loggedin': 'admin',
}

/** Replays granting and refusing application passwords, and what the REST API tells of them afterwards. */
export async function replayApplicationPasswords(store: Store, steps: readonly RecordedStep[]): Promise<Result[]> {
  const browser = new Browser(store)
  const results: Result[] = []
  try {
    for (const step of steps) results.push(await replayStep(store, browser, step))
  } finally {
    await browser.close()
  }
  return results
}

async function replayStep(store: Store, browser: Browser, step: RecordedStep): Promise<Result> {
  const { id } = step
  const { request, response } = step as JsonObject as { request: JsonObject; response: JsonObject }
  if (id in PEOPLE) await browser.logIn(PEOPLE[id])
  if (!request['url']) {
    const answer = await askedOverRest(store, String(request['path']))
    return compare(id, response as RecordedExchange['response'], answer)
  }
  const [expected, actual] = comparable(response, await visit(store, browser, request))
  if (isDeepStrictEqual(expected, actual)) return { id, verdict: 'equal', reason: '' }
  return { id, verdict: 'differing', reason: firstDifference(expected, actual) }
}

async function visit({ running }: Store, browser: Browser, { method, url, body }: JsonObject): Promise<Answer> {
  const recorded = new URL(String(url))
  const home = recorded.protocol === 'https:' ? (running.secureUrl ?? '') : running.url
  if (method !== 'POST') return browser.get(home + recorded.pathname + recorded.search)
  const form = new URLSearchParams(String(body))
  const asked = new URLSearchParams(
    [...form].filter(([name]) => /^(app_name|app_id|success_url|reject_url)$/.test(name)),
  )
  const page = await browser.get(`${home}${PAGE}?${asked}`)
  form.set('_wpnonce', /name="_wpnonce" value="([^"]*)"/.exec(String(page.body))?.[1] ?? '')
  return browser.post(home + PAGE, form)
}

function askedOverRest(store: Store, path: string): Promise<Answer> {
  return store.send({ method: 'GET', path, headers: { authorization: store.passwords.app_admin } })
}
