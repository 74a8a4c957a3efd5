import { describe, expect, it } from 'vitest'
import { readReply, type HttpReply } from './graphql-reply.ts'

const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 3, restoreRate: 100 }

function aReply(body: unknown, overrides: Partial<HttpReply> = {}): HttpReply {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { status: 200, retryAfter: null, requestId: 'req-1', text, ...overrides }
}

describe('reading a reply of the Admin API', () => {
  it('keeps data and errors of a partial answer', () => {
    const reply = readReply(aReply({ data: { a: 1 }, errors: [{ message: 'no b', path: ['b'] }] }))
    expect(reply).toMatchObject({ kind: 'data', data: { a: 1 }, errors: [{ message: 'no b', path: ['b'] }] })
  })

  it('recognises throttling that comes as HTTP 200', () => {
    const cost = { requestedQueryCost: 50, actualQueryCost: null, throttleStatus }
    const errors = [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }]
    const reply = readReply(aReply({ errors, extensions: { cost } }))
    expect(reply).toEqual({
      kind: 'throttled',
      retryAfterMs: null,
      cost: { requested: 50, actual: null, throttle: throttleStatus },
    })
  })

  it('reads Retry-After in seconds', () => {
    expect(readReply(aReply('', { status: 429, retryAfter: '2.0' }))).toEqual({ kind: 'throttled', retryAfterMs: 2000 })
  })

  it.each([
    ['an outage', aReply('busy', { status: 503, retryAfter: '1' }), 'unavailable'],
    ['half a body', aReply('{"data": {"a"'), 'invalid_response'],
    ['no data at all', aReply({ extensions: {} }), 'unavailable'],
    [
      'an internal error',
      aReply({ errors: [{ message: 'x', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }),
      'unavailable',
    ],
  ])('of which the outcome is unclear: %s', (_name, http, code) => {
    expect(readReply(http)).toMatchObject({ kind: 'unclear', error: { code } })
  })

  it.each([
    ['access denied', aReply({ errors: [{ message: 'x', extensions: { code: 'ACCESS_DENIED' } }] }), 'access_too_weak'],
    ['too dear', aReply({ errors: [{ message: 'x', extensions: { code: 'MAX_COST_EXCEEDED' } }] }), 'rejected'],
    ['a frozen shop', aReply({ errors: 'Unavailable Shop' }, { status: 402 }), 'account_suspended'],
    ['a frozen shop as it was seen, too', aReply({ errors: 'Unavailable Shop' }, { status: 403 }), 'account_suspended'],
    ['a locked shop', aReply({ errors: 'Locked' }, { status: 423 }), 'account_suspended'],
    ['anything else of the whole shop', aReply({ errors: 'Forbidden' }, { status: 403 }), 'access_too_weak'],
    ['no such shop', aReply({ errors: 'Not Found' }, { status: 404 }), 'not_found'],
  ])('that is a refusal: %s', (_name, http, code) => {
    expect(readReply(http)).toMatchObject({ kind: 'refused', error: { code } })
  })

  it('asks for another token after a 401', () => {
    expect(readReply(aReply({ errors: '[API] Invalid API key' }, { status: 401 }))).toEqual({ kind: 'unauthorized' })
  })
})
