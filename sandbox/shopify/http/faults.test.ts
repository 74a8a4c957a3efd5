import { expect, test } from 'vitest'
import { openShop } from '../testing/open-shop.ts'

const RENAME = `mutation Rename($product: ProductUpdateInput!) {
  productUpdate(product: $product) { product { title } userErrors { message } }
}`
const PATH = '/admin/api/2026-10/graphql.json'

test('drop-before: nothing happened; drop-after: it happened and the answer is lost', async () => {
  const { world, shop, graphql } = await openShop()
  const [product] = shop.products.values()
  const rename = (title: string): Promise<unknown> => graphql(RENAME, { product: { id: product?.id, title } })
  world.faults.add({ place: 'graphql', name: 'Rename', effect: { kind: 'drop-before' } })
  world.faults.add({ place: 'graphql', name: 'productUpdate', effect: { kind: 'drop-after' } })
  await expect(rename('First')).rejects.toThrow()
  expect(product?.title).toBe('Linen Shirt')
  await expect(rename('Second')).rejects.toThrow()
  expect(product?.title).toBe('Second')
})

test('what is held has no effect until its fault is taken away, or all are', async () => {
  const { world, shop, graphql } = await openShop()
  const [product] = shop.products.values()
  const fault = world.faults.add({ place: 'graphql', name: 'Rename', effect: { kind: 'hold' } })
  const other = world.faults.add({ place: 'token', effect: { kind: 'status', status: 400 } })
  const renamed = graphql(RENAME, { product: { id: product?.id, title: 'Third' } })
  await expect.poll(() => fault.struck).toBe(1)
  await graphql('{ shop { name } }')
  world.faults.clear(other.id)
  await graphql('{ shop { name } }')
  expect(product?.title).toBe('Linen Shirt')
  world.faults.clear(fault.id)
  await renamed
  expect(product?.title).toBe('Third')
  expect(world.faults.list()).toEqual([])
})

test('strikes from the k-th request on, as often as asked', async () => {
  const { world, post } = await openShop()
  const effect = { kind: 'status', status: 503, retryAfterSeconds: 2 } as const
  world.faults.add({ place: 'graphql', from: 2, count: 1, effect })
  const answers = []
  for (let n = 0; n < 3; n += 1) answers.push(await post(PATH, { query: '{ shop { name } }' }))
  expect(answers.map(({ status }) => status)).toEqual([200, 503, 200])
  expect(answers[1]?.headers.get('retry-after')).toBe('2')
})

test.each([
  ['malformed', { kind: 'malformed' }],
  ['cut in half', { kind: 'half-body' }],
] as const)('an answer that is %s cannot be read', async (_name, effect) => {
  const { world, graphql } = await openShop()
  world.faults.add({ place: 'graphql', effect })
  await expect(graphql('{ shop { name } }')).rejects.toThrow()
})

test('a revoked token answers 401', async () => {
  const { world, post } = await openShop()
  world.faults.add({ place: 'graphql', effect: { kind: 'revoke-token' } })
  expect((await post(PATH, { query: '{ shop { name } }' })).status).toBe(401)
})

test('the log names the operation, its cost and the fault, and holds no token', async () => {
  const { world, graphql } = await openShop()
  world.faults.add({ place: 'graphql', effect: { kind: 'throttled' } })
  await graphql('query Name { shop { name } }')
  await graphql('query Name { shop { name } }')
  const [struck, fine] = world.requests.since(0)
  expect(struck).toMatchObject({ operation: 'Name', status: 200, throttled: true, fault: 'throttled' })
  expect(fine).toMatchObject({ requestedCost: 1, actualCost: 1, fault: null })
  expect(JSON.stringify(world.requests.since(0))).not.toContain('shpat_')
})
