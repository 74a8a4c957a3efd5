import type { Result } from '../tally.ts'
import { isDeepStrictEqual } from 'node:util'
import { firstDifference } from '../replay/difference.ts'
import { isObject, type Json, type JsonObject } from '../replay/recordings.ts'
import { ARRANGEMENTS, product } from './arrangements.ts'
import { cutLike, normalise, withoutMarks } from './normalise.ts'
import { NOT_OFFERED } from './not-offered.ts'
import type { RecordedExchange } from './recordings.ts'
import { requestOf } from './requests.ts'
import type { Answer, Store } from './store.ts'

/** Sends one recorded request and compares what comes back: status, headers that were kept, body. */
export async function replayExchange(store: Store, exchange: RecordedExchange): Promise<Result> {
  const { id, response } = exchange
  const missing = NOT_OFFERED[id]
  if (missing) return { id, verdict: 'not offered', reason: missing }
  const arrangement = ARRANGEMENTS[id]
  await arrangement?.before?.(store)
  await prepare(store, exchange)
  const answer = await (arrangement?.send?.(store) ?? store.send(await requestOf(store, exchange)))
  await arrangement?.after?.(store)
  const body = arrangement?.cut?.(answer.body) ?? answer.body
  return compare(id, response, { ...answer, body })
}

export function compare(id: string, recorded: RecordedExchange['response'], answer: Answer): Result {
  const names = Object.keys(recorded.headers ?? {})
  const expected: JsonObject = {
    status: recorded.status,
    headers: normalise({ ...recorded.headers }),
    body: normalise(withoutMarks(recorded.body ?? '')),
  }
  const actual: JsonObject = {
    status: answer.status,
    headers: normalise(Object.fromEntries(names.map((name) => [name, String(answer.headers[name] ?? '')]))),
    body: normalise(cutLike(recorded.body ?? '', answer.body)),
  }
  if (isDeepStrictEqual(expected, actual)) return { id, verdict: 'equal', reason: '' }
  return { id, verdict: 'differing', reason: firstDifference(expected, actual) }
}

/** The recorder made a product for most exchanges with pictures, and posts in between: numbers go on where the answer's begin. */
async function prepare(store: Store, { request, response }: RecordedExchange): Promise<void> {
  const { data } = store.site
  const [, productId] = /\/products\/(\d+)(?:\?|$)/.exec(request.path ?? '') ?? []
  const isUnknown = productId && !data.products.has(Number(productId)) && !data.variations.has(Number(productId))
  const isWrite = request.method === 'PUT' && Number(productId) < 900_000
  if (isUnknown && isWrite) await product(store, Number(productId), { name: nameIn(response.body) })
  const [first] = newIdsIn(response.body ?? null)
    .filter((id) => id > data.lastPostId && id < 900_000)
    .toSorted((a, b) => a - b)
  if (request.method !== 'GET' && first) data.lastPostId = first - 1
}

const nameIn = (body: Json | undefined) =>
  isObject(body ?? null) ? ((body as JsonObject)['name'] ?? 'unnamed') : 'unnamed'

/** Ids of posts in an answer: its own, its images', those of a batch's items. */
function newIdsIn(body: Json): number[] {
  if (Array.isArray(body)) return body.flatMap(newIdsIn)
  if (!isObject(body)) return []
  const inner = ['images', 'image', 'create', 'update'].flatMap((name) => newIdsIn(body[name] ?? null))
  return typeof body['id'] === 'number' ? [body['id'], ...inner] : inner
}
