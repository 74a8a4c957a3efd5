import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ConnectorDeps } from '../../core/channel/connector.ts'
import { WooCommerceClient } from './client.ts'
import type { StoreRequest } from './request.ts'

const auth = { kind: 'application_password', username: 'ann', password: 'secret-password' } as const
const credentials = { siteUrl: 'https://example.com', apiRoot: 'https://example.com/wp-json/', auth }
const read: StoreRequest<unknown> = {
  space: 'wc/v3',
  method: 'GET',
  path: 'products',
  data: z.object({ ok: z.boolean() }),
}
const write: StoreRequest<unknown> = { ...read, method: 'PUT', path: 'products/1', json: { images: [] } }

type Answer = Response | Error

const json = (status = 200, body: unknown = { ok: true }, headers: HeadersInit = {}) =>
  Response.json(body, { status, headers })
const page = (status: number, headers: HeadersInit = {}) => new Response('<p>', { status, headers })
const failed = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })

/** A client of a store that gives these answers, one after the other. */
function aClient(...answers: Answer[]) {
  const waits: number[] = []
  const logged: unknown[] = []
  const fetch = () => {
    const answer = answers.shift() ?? new Error('no answer left')
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  }
  const deps: ConnectorDeps = {
    ...{ fetch, now: () => 0, sleep: (ms) => Promise.resolve(void waits.push(ms)) },
    log: { info: (fields) => logged.push(fields), warn: (fields) => logged.push(fields) },
  }
  return { client: new WooCommerceClient(credentials, deps), waits, logged, left: answers }
}

describe('reading', () => {
  it.each([
    ['a page instead of an answer', page(200)],
    ['an error of the server', page(502)],
    ['a lost answer', failed('ECONNRESET')],
    ['an answer of another shape', json(200, { ok: 'yes' })],
  ])('is repeated after %s', async (_name, answer) => {
    const { client, waits } = aClient(answer, json())
    expect((await client.run(read)).data).toEqual({ ok: true })
    expect(waits).toEqual([500])
  })

  it('waits as long as it is asked to', async () => {
    const { client, waits } = aClient(page(503, { 'retry-after': '30' }), json())
    await client.run(read)
    expect(waits).toEqual([30_000])
  })

  it('gives up after some tries, and when the wait would be long', async () => {
    const { client } = aClient(...Array.from({ length: 4 }, () => page(500)))
    await expect(client.run(read)).rejects.toMatchObject({ code: 'unavailable' })
    const later = aClient(page(503, { 'retry-after': '600' }))
    await expect(later.client.run(read)).rejects.toMatchObject({ details: { retryAfterMs: 600_000 } })
    expect(later.waits).toEqual([])
  })

  it('tells how many rows and pages there are', async () => {
    const { client } = aClient(json(200, { ok: true }, { 'x-wp-total': '250', 'x-wp-totalpages': '3' }))
    expect(await client.run(read)).toMatchObject({ total: 250, pages: 3 })
  })
})

describe('writing', () => {
  it.each([
    ['an answer that was lost', failed('ECONNRESET')],
    ['a gateway that gave up', page(504)],
    ['a critical error of PHP', json(500, { code: 'internal_server_error', message: '' })],
    ['a page instead of an answer', page(200)],
    ['an answer of another shape', json(200, { ok: 'yes' })],
  ])('has an unknown outcome after %s, and is not repeated', async (_name, answer) => {
    const { client, left } = aClient(answer, json())
    await expect(client.run(write)).rejects.toMatchObject({ code: 'outcome_unknown' })
    expect(left).toHaveLength(1)
  })

  it.each([
    ['a host that is not there', failed('ECONNREFUSED'), 'unavailable'],
    ['maintenance', page(503, { 'retry-after': '600' }), 'unavailable'],
    ['a refusal', json(400, { code: 'rest_invalid_param', message: '' }), 'rejected'],
    ['a body that is too large', page(413), 'rejected'],
  ])('did not happen after %s', async (_name, answer, code) => {
    await expect(aClient(answer).client.run(write)).rejects.toMatchObject({ code })
  })

  it('is repeated where the store turned it away for its rate', async () => {
    const { client, waits } = aClient(page(429, { 'retry-after': '2' }), json())
    await client.run(write)
    expect(waits).toEqual([2000])
  })
})

it('keeps passwords out of errors and logs', async () => {
  const { client, logged } = aClient(failed('ECONNRESET'), json(401, { code: 'incorrect_password', message: 'No.' }))
  const error: unknown = await client.run(write).catch((thrown: unknown) => thrown)
  const refused: unknown = await client.run(read).catch((thrown: unknown) => thrown)
  const told = inspect([error, refused, logged], { depth: 10 })
  expect(told).not.toMatch(/secret-password|Basic|c2VjcmV0/)
  expect(client.spent()).toEqual({ points: 0, calls: 2 })
})

it('ends with the caller’s own abort', async () => {
  const abort = new AbortController()
  abort.abort(new Error('enough'))
  await expect(aClient(json()).client.run(read, abort.signal)).rejects.toThrow('enough')
})
