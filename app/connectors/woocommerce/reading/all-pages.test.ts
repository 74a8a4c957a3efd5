import { expect, it } from 'vitest'
import { z } from 'zod'
import { WooCommerceClient } from '../client.ts'
import { allPages } from './all-pages.ts'

const auth = { kind: 'application_password', username: 'ann', password: 'p' } as const
const credentials = { siteUrl: 'https://example.com', apiRoot: 'https://example.com/wp-json/', auth }

/** Reads media from a library of these sizes, one for each read of its first page and of its second one. */
async function readFrom(...totals: readonly number[]) {
  const left = [...totals]
  const asked: URLSearchParams[] = []
  const fetch: typeof globalThis.fetch = (input) => {
    const { searchParams } = new URL(new Request(input).url)
    asked.push(searchParams)
    const total = left.shift() ?? 0
    const from = (Number(searchParams.get('page') ?? 1) - 1) * 100
    const body = { code: 'rest_post_invalid_page_number', message: 'The page number requested is larger …' }
    if (from > 0 && from >= total) return Promise.resolve(Response.json(body, { status: 400 }))
    const rows = Array.from({ length: Math.min(100, total - from) }, (_, index) => ({ id: from + index }))
    const headers = { 'x-wp-total': String(total), 'x-wp-totalpages': String(Math.ceil(total / 100)) }
    return Promise.resolve(Response.json(rows, { headers }))
  }
  const log = { info: () => undefined, warn: () => undefined }
  const client = new WooCommerceClient(credentials, { fetch, log, now: () => 0, sleep: () => Promise.resolve() })
  const rows = await allPages(client, { space: 'wp/v2', path: 'media', row: z.object({ id: z.number() }) })
  return { rows, asked }
}

it('reads pages by id, so that none is doubled or missing', async () => {
  const { rows, asked } = await readFrom(150, 150)
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 150 }, (_, index) => index))
  expect(asked.map((query) => [query.get('orderby'), query.get('order'), query.get('page')])).toEqual([
    ['id', 'asc', null],
    ['id', 'asc', '2'],
  ])
})

it.each([
  ['one row less moved the others over the edge of a page', [150, 149, 149, 149], 149],
  ['the second page is gone', [101, 100, 100], 100],
])('reads again where %s', async (_name, totals, expected) => {
  const { rows, asked } = await readFrom(...totals)
  expect(rows).toHaveLength(expected)
  expect(asked).toHaveLength(totals.length)
})
