import { expect, test } from 'vitest'
import { pageFactor, requestedCost } from './cost.ts'
import { costFields } from './cost-debug.ts'
import { planOperation } from './execute.ts'
import type { OperationPlan } from './selections.ts'

function planOf(query: string, variables: Record<string, unknown> = {}): OperationPlan {
  const planned = planOperation({ query, variables })
  if ('errors' in planned) throw new Error(JSON.stringify(planned.errors))
  return planned.plan
}

test.each([
  [1, 1],
  [2, 1],
  [5, 3],
  [10, 4],
  [50, 7],
  [250, 11],
])('the nodes of a page of %i count %i times', (size, factor) => {
  expect(pageFactor(size)).toBe(factor)
})

const MEDIA = 'id preview { image { url } } ... on MediaImage { image { url } }'

test.each([
  ['scalars are free', '{ shop { name } }', 1],
  ['a page of one product', '{ products(first: 1) { nodes { id } } }', 3],
  ['edges and nodes add up', '{ files(first: 1) { nodes { id } edges { node { id } } pageInfo { hasNextPage } } }', 4],
  [
    'nested pages, as recorded',
    `{ product(id: "gid://shopify/Product/1") { media(first: 50) { nodes { ${MEDIA} } }
      variants(first: 50) { nodes { media(first: 10) { nodes { id } } } } } }`,
    82,
  ],
  [
    'the payload of a mutation is free',
    'mutation { fileDelete(fileIds: []) { deletedFileIds userErrors { field } } }',
    10,
  ],
  ['counting is dear', '{ productsCount { count } }', 10],
])('%s', (_name, query, cost) => {
  expect(requestedCost(planOf(query))).toBe(cost)
})

test('the dearest branch of an interface counts', () => {
  const query =
    '{ node(id: "gid://shopify/Video/1") { ... on MediaImage { image { url } } ... on Video { sources { url } originalSource { url } } } }'
  expect(requestedCost(planOf(query))).toBe(3)
})

test('productSet grows by 1.9 for each file', () => {
  const query = 'mutation Set($input: ProductSetInput!) { productSet(input: $input) { product { id } } }'
  const files = Array.from({ length: 10 }, (_, n) => ({ id: `gid://shopify/MediaImage/${n}` }))
  expect(requestedCost(planOf(query, { input: { files } }))).toBe(29)
})

test('the cost report for debugging adds up to the requested cost', () => {
  const plan = planOf('{ shop { name } products(first: 10) { nodes { id } } }')
  const roots = costFields(plan).filter(({ path }) => path.length === 1)
  expect(roots.map(({ requestedTotalCost }) => requestedTotalCost)).toEqual([1, 6])
})
