import { describe, expect, it } from 'vitest'
import { ConnectorError, connectorErrorCodes } from '../channel/connector-error.ts'
import { decideRetry } from './retry.ts'

describe('retrying a failed call', () => {
  it('ends for every code', () => {
    for (const code of connectorErrorCodes)
      expect(decideRetry(new ConnectorError(code, ''), 99, 0).kind).not.toBe('retry')
  })

  it('waits longer each time, with jitter', () => {
    const error = new ConnectorError('unavailable', '')
    expect(decideRetry(error, 1, 0)).toEqual({ kind: 'retry', afterMs: 500 })
    expect(decideRetry(error, 1, 1)).toEqual({ kind: 'retry', afterMs: 1000 })
    expect(decideRetry(error, 4, 1)).toEqual({ kind: 'retry', afterMs: 8000 })
  })

  it('never shortens the wait that the platform asks for', () => {
    const error = new ConnectorError('rate_limited', '', { retryAfterMs: 30_000 })
    expect(decideRetry(error, 1, 0)).toEqual({ kind: 'retry', afterMs: 30_000 })
  })

  it('asks the merchant when the credentials are refused', () => {
    expect(decideRetry(new ConnectorError('auth_expired', ''), 1, 0)).toEqual({ kind: 'needs_merchant' })
  })

  it('waits for the operator when the platform refuses Mediaport itself', () => {
    expect(decideRetry(new ConnectorError('app_refused', ''), 1, 0)).toEqual({ kind: 'needs_operator' })
  })

  it('looks for the item that is the cause, but not when the platform was away for too long', () => {
    expect(decideRetry(new ConnectorError('rejected', ''), 1, 0)).toEqual({ kind: 'permanent', ofItems: true })
    expect(decideRetry(new ConnectorError('unavailable', ''), 8, 0)).toEqual({ kind: 'permanent', ofItems: false })
  })
})
