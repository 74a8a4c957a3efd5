import { expect, test } from 'vitest'
import { openShop, upload } from '../testing/open-shop.ts'
import type { OpenShop } from '../testing/open-shop.ts'

async function resultOf({ shop, until, graphql }: OpenShop): Promise<unknown[]> {
  const [operation] = shop.bulkOperations.values()
  await until(() => operation?.status === 'COMPLETED')
  const { data } = await graphql('query B($id: ID!) { bulkOperation(id: $id) { url } }', { id: operation?.id })
  const text = await (await fetch(String(data?.['bulkOperation']?.['url']))).text()
  return text
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
}

test('a bulk query gives one row per node, children with their parent', async () => {
  const shop = await openShop()
  const query = '{ products { edges { node { id title variants { edges { node { id sku } } } } } } }'
  await shop.graphql(
    'mutation Q($query: String!) { bulkOperationRunQuery(query: $query) { userErrors { message } } }',
    { query },
  )
  const [product] = shop.shop.products.values()
  expect(await resultOf(shop)).toEqual([
    { id: product?.id, title: 'Linen Shirt' },
    { id: product?.variantIds[0], sku: 'LIN-Red', __parentId: product?.id },
    { id: product?.variantIds[1], sku: 'LIN-Blue', __parentId: product?.id },
  ])
})

/** Answers the user errors of the start. */
async function createProducts(shop: OpenShop, lines: readonly string[]): Promise<unknown> {
  const target = await shop.stage({
    filename: 'lines.jsonl',
    mimeType: 'text/jsonl',
    resource: 'BULK_MUTATION_VARIABLES',
    httpMethod: 'POST',
  })
  await upload(target, new TextEncoder().encode(lines.map((line) => `${line}\n`).join('')))
  const { data } = await shop.graphql(
    `mutation Run($mutation: String!, $path: String!) {
      bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path) { userErrors { message code } }
    }`,
    {
      mutation: 'mutation P($product: ProductCreateInput!) { productCreate(product: $product) { product { title } } }',
      path: target.parameters.find(({ name }) => name === 'key')?.value,
    },
  )
  return data?.['bulkOperationRunMutation']?.['userErrors']
}

const lineFor = (title: string) => JSON.stringify({ product: { title } })
const titles = ({ shop }: OpenShop) => [...shop.products.values()].map(({ title }) => title).slice(1)

test('a bulk mutation works through its lines, not in their order; a bad line fails alone', async () => {
  const shop = await openShop()
  await createProducts(shop, [lineFor('One'), 'not json', lineFor('Two')])
  const rows = await resultOf(shop)
  expect(rows).toMatchObject([{ __lineNumber: 0 }, { __lineNumber: 2 }, { errors: [{}], __lineNumber: 1 }])
  expect(titles(shop)).toEqual(['One', 'Two'])
})

test('a bulk mutation takes its time for each line', async () => {
  const shop = await openShop()
  await createProducts(
    shop,
    ['A', 'B', 'C', 'D', 'E', 'F'].map((title) => lineFor(title)),
  )
  await resultOf(shop)
  const [operation] = shop.shop.bulkOperations.values()
  expect(operation!.completedAt! - operation!.createdAt).toBeGreaterThanOrEqual(1_000 + 6 * 500 + 500)
})

test('what a cancelled bulk mutation has done stays done', async () => {
  const shop = await openShop()
  await createProducts(
    shop,
    ['A', 'B', 'C', 'D'].map((title) => lineFor(title)),
  )
  const [operation] = shop.shop.bulkOperations.values()
  await shop.until(() => operation?.objects === 2)
  await shop.graphql('mutation C($id: ID!) { bulkOperationCancel(id: $id) { userErrors { message } } }', {
    id: operation?.id,
  })
  await shop.until(() => operation?.status === 'CANCELED')
  expect(titles(shop)).toEqual(['A', 'C'])
})

test('faults: a shop refuses a mutation in bulk, and an operation fails in the middle', async () => {
  const shop = await openShop()
  const refusal = { kind: 'bulk-refusal', code: 'LIMIT_REACHED', message: 'Bulk operations limit reached.' } as const
  shop.world.faults.add({ place: 'bulk', name: 'productCreate', effect: refusal })
  expect(await createProducts(shop, [lineFor('A')])).toMatchObject([{ code: 'LIMIT_REACHED' }])
  const effect = { kind: 'bulk-failure', code: 'INTERNAL_SERVER_ERROR', afterLines: 1 } as const
  shop.world.faults.add({ place: 'bulk', effect })
  expect(await createProducts(shop, [lineFor('A'), lineFor('B')])).toEqual([])
  const [operation] = shop.shop.bulkOperations.values()
  await shop.until(() => operation?.status === 'FAILED')
  expect(operation).toMatchObject({ errorCode: 'INTERNAL_SERVER_ERROR', objects: 1 })
  expect(titles(shop)).toEqual(['A'])
})
