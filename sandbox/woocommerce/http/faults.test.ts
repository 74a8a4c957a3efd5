import { expect, test } from 'vitest'
import type { FaultEffect } from '../control/faults.ts'
import { openStore } from '../testing/open-store.ts'

test('drop-before: nothing happened; drop-after: it happened and the answer is lost', async () => {
  const { world, site, rest, createProduct } = await openStore()
  const id = await createProduct()
  world.faults.add({ place: 'rest', name: 'products.update', effect: { kind: 'drop-before' } })
  world.faults.add({ place: 'rest', name: 'products.update', effect: { kind: 'drop-after' } })
  await expect(rest('PUT', `/wc/v3/products/${id}`, { name: 'First' })).rejects.toThrow()
  expect(site.data.products.get(id)?.name).toBe('Mug')
  await expect(rest('PUT', `/wc/v3/products/${id}`, { name: 'Second' })).rejects.toThrow()
  expect(site.data.products.get(id)?.name).toBe('Second')
})

test('strikes from the k-th request on, as often as asked', async () => {
  const { world, rest } = await openStore()
  const effect = { kind: 'status', status: 429, retryAfterSeconds: 7 } as const
  world.faults.add({ place: 'rest', name: 'products.list', from: 2, count: 1, effect })
  const answers = []
  for (let n = 0; n < 3; n += 1) answers.push(await rest('GET', '/wc/v3/products'))
  expect(answers.map(({ status }) => status)).toEqual([200, 429, 200])
  expect(answers[1]?.headers.get('retry-after')).toBe('7')
})

test.each<[FaultEffect['kind'], number, string]>([
  ['maintenance', 503, 'Maintenance'],
  ['too-large', 413, 'Request Entity Too Large'],
  ['https-redirect', 301, 'Moved Permanently'],
  ['html', 200, '<!DOCTYPE html>'],
  ['no-route', 404, 'rest_no_route'],
  ['critical-error', 500, 'internal_server_error'],
  ['demoted', 403, 'woocommerce_rest_cannot_view'],
  ['strip-authorization', 401, 'woocommerce_rest_cannot_view'],
])('%s answers %i', async (kind, status, words) => {
  const { world, rest } = await openStore()
  world.faults.add({ place: 'rest', effect: { kind } as FaultEffect })
  const answer = await rest('GET', '/wc/v3/products')
  expect(answer.status).toBe(status)
  expect(answer.text).toContain(words)
  expect((await rest('GET', '/wc/v3/products')).status).toBe(200)
})

test('PHP that dies after an upload has said which attachment it made', async () => {
  const { world, site, upload } = await openStore()
  world.faults.add({ place: 'rest', name: 'media.upload', effect: { kind: 'critical-error-after' } })
  const { status, headers } = await upload('mug.jpg')
  const id = Number(headers.get('x-wp-upload-attachment-id'))
  expect(status).toBe(500)
  expect(site.data.attachments.get(id)?.slug).toBe('mug')
})

test('the log names route, credential and fault, and holds no secret', async () => {
  const { world, rest } = await openStore()
  world.faults.add({ place: 'rest', effect: { kind: 'status', status: 502 } })
  await rest('GET', '/wc/v3/products?consumer_secret=cs_secret')
  await rest('GET', '/wc/v3/products')
  const [struck, fine] = world.requests.since(0)
  expect(struck).toMatchObject({
    operation: 'products.list',
    status: 502,
    fault: 'status',
    path: '/wp-json/wc/v3/products',
  })
  expect(fine).toMatchObject({ credential: expect.stringMatching(/^application:/) as string, fault: null })
  expect(JSON.stringify(world.requests.since(0))).not.toContain('cs_secret')
})
