import { describe, expect, it } from 'vitest'
import { matchEndpoint } from './match-endpoint.ts'

const table = [
  { method: 'GET', path: '/exports/{exportId}' },
  { method: 'GET', path: '/exports/latest' },
  { method: 'POST', path: '/exports/{exportId}/cancel' },
]

describe('matching a request to the endpoint table', () => {
  it('reads the parameters of the path', () => {
    expect(matchEndpoint(table, 'POST', '/exports/e1/cancel')).toMatchObject({
      kind: 'found',
      params: { exportId: 'e1' },
    })
  })

  it('prefers a literal segment over a parameter', () => {
    expect(matchEndpoint(table, 'GET', '/exports/latest')).toMatchObject({ endpoint: { path: '/exports/latest' } })
  })

  it('forgives a trailing slash', () => {
    expect(matchEndpoint(table, 'GET', '/exports/e1/')).toMatchObject({ kind: 'found', params: { exportId: 'e1' } })
  })

  it('tells a wrong method from an unknown path', () => {
    expect(matchEndpoint(table, 'DELETE', '/exports/e1/cancel')).toEqual({ kind: 'wrong-method', allowed: ['POST'] })
    expect(matchEndpoint(table, 'GET', '/exports/e1/items/2')).toEqual({ kind: 'unknown' })
  })
})
