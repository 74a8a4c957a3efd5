import { describe, expect, it } from 'vitest'
import { isExpiredToken, lwaRefusal, replyToError } from './refusals.ts'
import type { AmazonReply } from './transport.ts'

function aReply(status: number, body: unknown, contentType = 'application/json'): AmazonReply {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { status, contentType, text, requestId: 'r-1', rateLimit: undefined }
}

const errors = (code: string, details = '', message = 'm') => ({ errors: [{ code, message, details }] })

describe('answers of the Selling Partner API', () => {
  it.each([
    [400, errors('InvalidInput'), 'rejected', 'InvalidInput'],
    [403, errors('Unauthorized'), 'forbidden', 'Unauthorized'],
    [404, errors('NOT_FOUND'), 'not_found', 'NOT_FOUND'],
    [413, errors('PayloadTooLarge'), 'rejected', 'PayloadTooLarge'],
    [429, errors('QuotaExceeded'), 'rate_limited', 'QuotaExceeded'],
    [500, errors('InternalFailure'), 'unavailable', 'InternalFailure'],
    [500, { message: 'no errors' }, 'unavailable', 'HTTP 500'],
    [503, errors('ServiceUnavailable'), 'unavailable', 'ServiceUnavailable'],
  ])('%i with %j means %s', (status, body, code, platformCode) => {
    const error = replyToError(aReply(status, body), 'patchListingsItem')
    expect([error.code, error.details.platformCode, error.details.requestId]).toEqual([code, platformCode, 'r-1'])
  })

  it('pages of gateways are never copied', () => {
    for (const status of [400, 403, 503]) {
      const error = replyToError(aReply(status, '<html>secret</html>', 'text/html'), 'getFeed')
      expect(JSON.stringify([error.message, error.details])).not.toContain('secret')
    }
  })

  it('403 is explained, because Amazon does not say why', () => {
    expect(replyToError(aReply(403, errors('Unauthorized')), 'x').details.platformMessage).toMatch(
      /role.*marketplace.*region/,
    )
  })

  it('all errors are told, with what Amazon says of pictures that it could not fetch', () => {
    const body = {
      errors: [...errors('InvalidInput', '', 'Image is Not Hosted by Amazon').errors, ...errors('B').errors],
    }
    const { platformMessage } = replyToError(aReply(400, body), 'x').details
    expect(platformMessage).toContain('could not fetch the picture')
    expect(platformMessage).toContain('; m')
  })

  it('a token that ended is told from a seller who may not', () => {
    const expired = errors('Unauthorized', 'The access token you provided has expired.')
    expect(isExpiredToken(aReply(403, expired))).toBe(true)
    expect(isExpiredToken(aReply(403, errors('Unauthorized')))).toBe(false)
  })
})

describe('answers of Login with Amazon', () => {
  it.each([
    ['invalid_grant', 'auth_expired'],
    ['invalid_client', 'app_refused'],
    ['unauthorized_client', 'app_refused'],
    ['temporarily_unavailable', 'unavailable'],
    ['some_new_code', 'rejected'],
    ['REFRESH_ACCESS_TOKEN_PARSE_ERROR', 'unavailable'],
  ])('%s means %s', (code, expected) => {
    expect(lwaRefusal(code)?.code).toBe(expected)
  })

  it('lost connections are no answers', () => {
    expect(lwaRefusal('ECONNRESET')).toBeNull()
  })
})
