import { expect, test } from 'vitest'
import { openShop } from '../testing/open-shop.ts'

const PATH = (version: string): string => `/admin/api/${version}/graphql.json`

test('throttles as HTTP 200 without data, and recovers with time', async () => {
  const { graphql, shop, clock } = await openShop()
  shop.bucket.reserve(2_000)
  const refused = await graphql('{ products(first: 10) { nodes { id } } }')
  expect(refused.errors?.[0]?.extensions?.code).toBe('THROTTLED')
  expect(refused).not.toHaveProperty('data')
  expect(refused.extensions?.cost.actualQueryCost).toBeNull()
  clock.advance(1_000)
  expect((await graphql('{ products(first: 10) { nodes { id } } }')).data).toBeTruthy()
})

test('refuses a query of more than 1000 points', async () => {
  const { graphql } = await openShop()
  const answer = await graphql(`
    {
      products(first: 250) {
        nodes {
          variants(first: 250) {
            nodes {
              media(first: 250) {
                nodes {
                  id
                }
              }
            }
          }
        }
      }
    }
  `)
  expect(answer.errors?.[0]?.extensions?.code).toBe('MAX_COST_EXCEEDED')
})

test.each([
  ['an unknown version', '2019-04', 404],
  ['a version in support', '2026-07', 200],
])('%s', async (_name, version, status) => {
  const { post } = await openShop()
  expect((await post(PATH(version), { query: '{ shop { name } }' })).status).toBe(status)
})

test('a root field it does not imitate is refused by name', async () => {
  const { graphql } = await openShop()
  const answer = await graphql('{ locations(first: 1) { nodes { id } } }')
  expect(answer.errors?.[0]?.message).toBe('not offered by the sandbox: QueryRoot.locations')
})

test('a missing scope is ACCESS_DENIED', async () => {
  const { graphql } = await openShop({ scopes: 'write_products' })
  const answer = await graphql('{ files(first: 1) { nodes { id } } }')
  expect(answer.errors?.[0]?.extensions?.code).toBe('ACCESS_DENIED')
})

test('an unknown field carries the code of the platform', async () => {
  const { graphql } = await openShop()
  const answer = await graphql('{ shop { colour } }')
  expect(answer.errors?.[0]).toMatchObject({
    message: "Field 'colour' doesn't exist on type 'Shop'",
    path: ['query', 'shop', 'colour'],
    extensions: { code: 'undefinedField' },
  })
})

test('pages forwards and backwards by cursor', async () => {
  const { graphql } = await openShop()
  for (const title of ['B', 'C', 'D']) {
    await graphql('mutation P($p: ProductCreateInput!) { productCreate(product: $p) { product { id } } }', {
      p: { title },
    })
  }
  const page = async (args: string): Promise<{ nodes: { title: string }[]; pageInfo: Record<string, unknown> }> => {
    const query = `{ products(${args}) { nodes { title } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`
    return (await graphql(query)).data?.['products'] as never
  }
  const first = await page('first: 3')
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
  const second = await page(`first: 3, after: "${String(first.pageInfo['endCursor'])}"`)
  expect(second.nodes.map(({ title }) => title)).toEqual(['D'])
  const back = await page(`last: 2, before: "${String(second.pageInfo['startCursor'])}"`)
  expect(back.nodes.map(({ title }) => title)).toEqual(['B', 'C'])
})
