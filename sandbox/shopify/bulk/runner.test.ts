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

test('a bulk mutation works through its lines; a bad line fails alone', async () => {
  const shop = await openShop()
  const target = await shop.stage({
    filename: 'lines.jsonl',
    mimeType: 'text/jsonl',
    resource: 'BULK_MUTATION_VARIABLES',
    httpMethod: 'POST',
  })
  await upload(target, new TextEncoder().encode('{"product":{"title":"One"}}\nnot json\n{"product":{"title":"Two"}}\n'))
  await shop.graphql(
    `mutation Run($mutation: String!, $path: String!) {
      bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path) { userErrors { message } }
    }`,
    {
      mutation: 'mutation P($product: ProductCreateInput!) { productCreate(product: $product) { product { title } } }',
      path: target.parameters.find(({ name }) => name === 'key')?.value,
    },
  )
  const rows = await resultOf(shop)
  expect(rows).toMatchObject([{ __lineNumber: 0 }, { errors: [{}], __lineNumber: 1 }, { __lineNumber: 2 }])
  expect([...shop.shop.products.values()].map(({ title }) => title)).toEqual(['Linen Shirt', 'One', 'Two'])
})
