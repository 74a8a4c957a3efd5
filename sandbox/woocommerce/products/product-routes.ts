import { requireProducts } from '../auth/roles.ts'
import type { JsonObject } from '../json.ts'
import { runBatch } from '../rest/batch.ts'
import { paginate } from '../rest/pagination.ts'
import { RestError } from '../rest/rest-error.ts'
import type { RestAnswer, RestCall, Route } from '../rest/route.ts'
import type { Product } from '../state/model.ts'
import { findProducts } from './list-products.ts'
import { productView, variationAsProduct } from './product-view.ts'
import { PRODUCT_BODY, PRODUCT_LIST } from './schema.ts'
import { deleteProduct, trashProduct } from './trash.ts'
import { createProduct, updateProduct } from './write-product.ts'

/** Whoever asks for what is not there learns that, whether or not they may see it. */
const permit = (action: 'view' | 'edit' | 'delete') => (call: RestCall) => {
  const { products, variations } = call.site.data
  const id = call.ids['id'] ?? 0
  if (products.has(id) || variations.has(id)) requireProducts(call.user, action)
}

export const PRODUCT_ROUTES: readonly Route[] = [
  {
    name: 'products.list',
    methods: ['GET'],
    path: '/wc/v3/products',
    schema: PRODUCT_LIST,
    fields: () => ['id', ...Object.keys(PRODUCT_BODY), 'variations', 'permalink'],
    permit: ({ user }) => requireProducts(user, 'list'),
    answer: (call) =>
      paginate(call, findProducts(call.site, call.parameters), (post) => viewOf(call, post.id), 'empty'),
  },
  {
    name: 'products.create',
    methods: ['POST'],
    path: '/wc/v3/products',
    schema: PRODUCT_BODY,
    permit: ({ user }) => requireProducts(user, 'create'),
    answer: async (call) => {
      if (call.parameters['id'] !== undefined) {
        throw new RestError(400, 'woocommerce_rest_product_exists', 'Cannot create existing product.')
      }
      const product = await createProduct(call, call.parameters)
      const location = `${call.home}/wp-json/wc/v3/products/${product.id}`
      return { status: 201, body: productView(call.site, call.home, product, 'edit'), headers: { location } }
    },
  },
  {
    name: 'products.get',
    methods: ['GET'],
    path: '/wc/v3/products/{id}',
    permit: permit('view'),
    answer: (call) => ({ body: viewOf(call, call.ids['id'] ?? 0) }),
  },
  {
    name: 'products.update',
    methods: ['POST', 'PUT', 'PATCH'],
    path: '/wc/v3/products/{id}',
    schema: PRODUCT_BODY,
    permit: permit('edit'),
    answer: async (call) => ({ body: await update(call, call.ids['id'] ?? null, call.parameters) }),
  },
  {
    name: 'products.delete',
    methods: ['DELETE'],
    path: '/wc/v3/products/{id}',
    schema: { force: { type: 'boolean' } },
    permit: permit('delete'),
    answer: removeOne,
  },
  {
    name: 'products.batch',
    methods: ['POST', 'PUT', 'PATCH'],
    path: '/wc/v3/products/batch',
    permit: ({ user }) => requireProducts(user, 'batch'),
    answer: (call) =>
      runBatch(call, {
        create: async (item) => productView(call.site, call.home, await createProduct(call, item), 'edit'),
        update: (item) => update(call, item['id'] ?? null, item),
        remove: (id) => {
          const product = productAt(call, id, 404)
          const view = productView(call.site, call.home, product, 'edit')
          deleteProduct(call.site, product)
          return view
        },
        removedId: (id) => id,
      }),
  },
]

/** `context=edit`: texts as they are stored. */
function viewOf({ site, home, parameters }: RestCall, id: number): JsonObject {
  const variation = site.data.variations.get(id)
  if (variation) return variationAsProduct(site, home, variation, site.data.products.get(variation.parentId))
  const context = parameters['context'] === 'edit' ? 'edit' : 'view'
  return productView(site, home, productAt({ site }, id, 404), context)
}

async function update(call: RestCall, id: JsonObject[string], sent: JsonObject): Promise<JsonObject> {
  if (call.site.data.variations.has(Number(id))) {
    const message =
      'To manipulate product variations you should use the /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.'
    throw new RestError(404, 'woocommerce_rest_invalid_product_id', message)
  }
  productAt(call, Number(id), 400)
  return productView(call.site, call.home, await updateProduct(call, Number(id), sent), 'edit')
}

/** The answer shows the product as it was. */
function removeOne(call: RestCall): RestAnswer {
  const { site, home, world, parameters } = call
  const product = productAt(call, call.ids['id'] ?? 0, 404)
  const body = productView(site, home, product, 'edit')
  if ([true, 'true', '1', 1].includes(parameters['force'] as never)) deleteProduct(site, product)
  else trashProduct(site, product, world.clock.now())
  return { body }
}

function productAt({ site }: Pick<RestCall, 'site'>, id: number, status: 400 | 404): Product {
  const product = site.data.products.get(id)
  if (!product) throw new RestError(status, 'woocommerce_rest_product_invalid_id', 'Invalid ID.')
  return product
}
