import { expect, it } from 'vitest'
import { replyToError } from './refusals.ts'

const now = Date.parse('2026-11-22T12:00:00Z')

function reply(status: number, body: unknown, headers: Record<string, string> = {}) {
  const type = typeof body === 'string' ? 'text/html; charset=UTF-8' : 'application/json'
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { status, headers: new Headers({ 'content-type': type, ...headers }), text }
}

const wp = (code: string, message = 'Sorry.') => ({ code, message, data: { status: 400 } })
const notFetched = (why: string) =>
  wp('woocommerce_variation_image_upload_error', `Erreur lors de https://example.com/a.jpg. Error: ${why}`)
const page = '<!DOCTYPE html><title>Something</title>'

it.each([
  ['nobody authenticated', reply(401, wp('woocommerce_rest_cannot_view')), 'auth_expired'],
  ['a role too weak', reply(403, wp('woocommerce_rest_cannot_view')), 'access_too_weak'],
  ['a user that may no longer upload', reply(403, wp('rest_cannot_create')), 'access_too_weak'],
  ['one product that may not be changed', reply(403, wp('woocommerce_rest_cannot_edit')), 'forbidden'],
  ['a firewall', reply(403, page), 'forbidden'],
  ['a product that is gone, on reading', reply(404, wp('woocommerce_rest_product_invalid_id')), 'not_found'],
  ['a product that is gone, on writing', reply(400, wp('woocommerce_rest_product_invalid_id')), 'not_found'],
  ['a variation that is gone', reply(404, wp('woocommerce_rest_product_variation_invalid_id')), 'not_found'],
  ['a picture that is gone', reply(400, wp('woocommerce_product_invalid_image_id')), 'conflict'],
  ['a picture that could not be fetched', reply(400, wp('woocommerce_product_image_upload_error')), 'rejected'],
  ['a picture that nobody gave', reply(400, notFetched('Not Found')), 'rejected'],
  ['a picture from a server that is away', reply(400, notFetched('cURL error 7: Failed to connect')), 'unavailable'],
  ['a picture from a server that is busy', reply(400, notFetched('Service Unavailable')), 'unavailable'],
  ['a picture over a bad certificate', reply(400, notFetched('cURL error 60: SSL certificate problem')), 'rejected'],
  ['a file of another kind', reply(500, wp('rest_upload_sideload_error')), 'rejected'],
  ['bytes damaged on the way', reply(412, wp('rest_upload_hash_mismatch')), 'unavailable'],
  ['the plugin switched off', reply(404, wp('rest_no_route')), 'unavailable'],
  ['a critical error of PHP', reply(500, wp('internal_server_error')), 'unavailable'],
  ['a body too large for the web server', reply(413, page), 'rejected'],
  ['a web page with status 200', reply(200, page), 'unavailable'],
  ['JSON that is none', reply(200, page, { 'content-type': 'application/json' }), 'unavailable'],
  ['a redirect', reply(301, page, { location: 'https://example.com/' }), 'auth_expired'],
  ['too many requests', reply(429, page), 'rate_limited'],
])('takes %s for what it is', (_name, given, code) => {
  expect(replyToError(given, 'GET products', now).code).toBe(code)
})

it.each([
  ['600', 600_000],
  ['Sun, 22 Nov 2026 12:00:30 GMT', 30_000],
  ['soon', undefined],
  ['', undefined],
])('reads Retry-After %j', (header, expected) => {
  const { details } = replyToError(reply(503, page, { 'retry-after': header }), 'GET products', now)
  expect(details.retryAfterMs).toBe(expected)
})

it('keeps WordPress’s code and words, without their HTML', () => {
  const message = '<p>There has been a <b>critical error</b>\non this website.</p>'
  const { details } = replyToError(reply(500, wp('internal_server_error', message)), 'PUT products/1', now)
  expect(details).toMatchObject({
    platformCode: 'internal_server_error',
    platformMessage: 'There has been a critical error on this website.',
  })
})
