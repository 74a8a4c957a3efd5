import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ConnectorDeps } from '../../core/channel/connector.ts'
import { ShopifyClient } from './client.ts'
import type { Operation } from './operation.ts'

const answer = z.object({ ok: z.boolean() })

function anOperation(kind: 'query' | 'mutation'): Operation<z.infer<typeof answer>, object> {
  return { name: 'Test', kind, document: `${kind} Test { ok }`, data: answer, expectedCost: 10 }
}

type Step = { status?: number; body?: object | string; headers?: Record<string, string>; fails?: string }

const ok = (currentlyAvailable = 1990): Step => ({
  body: {
    data: { ok: true },
    extensions: {
      cost: {
        requestedQueryCost: 10,
        actualQueryCost: 8,
        throttleStatus: { maximumAvailable: 2000, currentlyAvailable, restoreRate: 100 },
      },
    },
  },
})

/** A network that answers as told, and a clock that only sleeping moves. */
function aNetwork(steps: Step[]) {
  const waits: number[] = []
  const tokens: string[] = []
  let now = 0
  const deps: ConnectorDeps = {
    fetch: (_input, init) => {
      tokens.push(new Headers(init?.headers).get('x-shopify-access-token') ?? '')
      const { fails, status = 200, body = {}, headers } = steps.shift() ?? {}
      if (fails)
        return Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: fails }) }))
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      return Promise.resolve(new Response(text, { status, headers }))
    },
    now: () => now,
    sleep: (ms) => {
      waits.push(ms)
      now += ms
      return Promise.resolve()
    },
    log: { info: () => undefined, warn: () => undefined },
  }
  let renewals = 0
  const client = new ShopifyClient(
    {
      shop: 'a.myshopify.com',
      getAccessToken: (options) => Promise.resolve(options ? `token-${(renewals += 1)}` : 'token-0'),
    },
    deps,
  )
  return { client, waits, tokens, steps }
}

const throttled: Step = { body: { errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }] } }

describe('the Shopify client', () => {
  it('counts points and calls', async () => {
    const { client } = aNetwork([ok(), throttled, ok()])
    await client.run(anOperation('query'), {})
    await client.run(anOperation('query'), {})
    expect(client.spent()).toEqual({ points: 16, calls: 3 })
  })

  it('waits for the points of the next request before it sends it', async () => {
    const { client, waits } = aNetwork([ok(4), ok()])
    await client.run(anOperation('query'), {})
    await client.run(anOperation('query'), {})
    expect(waits).toEqual([60])
  })

  it('waits as long as a 429 says, in seconds', async () => {
    const { client, waits } = aNetwork([{ status: 429, headers: { 'retry-after': '2.0' } }, ok()])
    await client.run(anOperation('mutation'), {})
    expect(waits[0]).toBeGreaterThanOrEqual(2000)
  })

  it('repeats a query whose answer was lost, never a mutation', async () => {
    const lost: Step[] = [{ fails: 'ECONNRESET' }, { status: 502, body: 'bad gateway' }, { body: '{"data"' }, ok()]
    await expect(aNetwork([...lost]).client.run(anOperation('query'), {})).resolves.toMatchObject({
      data: { ok: true },
    })
    for (const step of lost.slice(0, 3)) {
      const { client, tokens } = aNetwork([step, ok()])
      await expect(client.run(anOperation('mutation'), {})).rejects.toMatchObject({ code: 'outcome_unknown' })
      expect(tokens).toHaveLength(1)
    }
  })

  it('knows that a request which never left had no effect', async () => {
    const { client } = aNetwork([{ fails: 'ECONNREFUSED' }])
    await expect(client.run(anOperation('mutation'), {})).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('asks once for another token', async () => {
    const refused = { status: 401, body: { errors: 'Invalid token' } }
    const renewed = aNetwork([refused, ok()])
    await renewed.client.run(anOperation('mutation'), {})
    expect(renewed.tokens).toEqual(['token-0', 'token-1'])
    const dead = aNetwork([refused, refused, ok()])
    await expect(dead.client.run(anOperation('query'), {})).rejects.toMatchObject({ code: 'auth_expired' })
  })

  it('drops neither user errors nor partial failures', async () => {
    const userErrors = [{ field: ['a'], message: 'no', code: 'INVALID' }]
    const operation = { ...anOperation('mutation'), userErrors: () => userErrors }
    const body = { data: { ok: false }, errors: [{ message: 'b failed', path: ['b'] }] }
    const result = await aNetwork([{ body }]).client.run(operation, {})
    expect(result).toMatchObject({ data: { ok: false }, userErrors, errors: [{ message: 'b failed' }] })
    await expect(aNetwork([{ body }]).client.runWhole(operation, {})).rejects.toMatchObject({ code: 'rejected' })
  })

  it('does not guess about an answer of another shape', async () => {
    const { client } = aNetwork([{ body: { data: { ok: 'yes' } } }])
    await expect(client.run(anOperation('mutation'), {})).rejects.toMatchObject({ code: 'outcome_unknown' })
  })
})
