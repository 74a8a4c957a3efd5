import { requireProducts } from '../auth/roles.ts'
import type { JsonObject } from '../json.ts'
import { runBatch } from '../rest/batch.ts'
import { paginate } from '../rest/pagination.ts'
import { RestError } from '../rest/rest-error.ts'
import type { RestAnswer, RestCall, Route } from '../rest/route.ts'
import type { Variation } from '../state/model.ts'
import type { Site } from '../state/site.ts'
import { findVariations } from './list-products.ts'
import { PRODUCT_LIST, VARIATION_BODY } from './schema.ts'
import type { Context } from './product-view.ts'
import { variationView } from './variation-view.ts'
import { createVariation, updateVariation } from './write-variation.ts'

const ALL = '/wc/v3/products/{product_id}/variations'
const ONE = `${ALL}/{id}`

/** What `Location` says after a creation: the plugin forgets to fill in the number of the product. */
const LOCATION = '/wp-json/wc/v3/products/(?P<product_id>[\\d]+)/variations/'

const permit = (action: 'view' | 'edit' | 'delete') => (call: RestCall) => {
  if (call.site.data.variations.has(call.ids['id'] ?? 0)) requireProducts(call.user, action)
}

function variationFields({ release }: Site): string[] {
  const { gallery_image_ids: gallery, ...always } = VARIATION_BODY
  return [...Object.keys(always), 'image', ...(release.hasVariationGalleries && gallery ? ['gallery_image_ids'] : [])]
}

export const VARIATION_ROUTES: readonly Route[] = [
  {
    name: 'variations.list',
    methods: ['GET'],
    path: ALL,
    schema: PRODUCT_LIST,
    fields: variationFields,
    permit: ({ user }) => requireProducts(user, 'list'),
    answer: (call) => listed(call, parentIn(call)),
  },
  {
    name: 'variations.create',
    methods: ['POST'],
    path: ALL,
    schema: VARIATION_BODY,
    permit: ({ user }) => requireProducts(user, 'create'),
    answer: async (call) => {
      const created = await createVariation(call, parentIn(call), call.parameters)
      const headers = { location: call.home + LOCATION + created.id }
      return { status: 201, body: view(call, created, 'edit'), headers }
    },
  },
  {
    name: 'variations.get',
    methods: ['GET'],
    path: ONE,
    permit: permit('view'),
    answer: (call) => ({ body: view(call, variationAt(call, call.ids['id']), contextOf(call)) }),
  },
  {
    name: 'variations.update',
    methods: ['POST', 'PUT', 'PATCH'],
    path: ONE,
    schema: VARIATION_BODY,
    permit: permit('edit'),
    answer: async (call) => ({ body: await update(call, call.ids['id'], call.parameters) }),
  },
  {
    name: 'variations.delete',
    methods: ['DELETE'],
    path: ONE,
    schema: { force: { type: 'boolean' } },
    permit: permit('delete'),
    answer: (call) => ({ body: remove(call, call.ids['id']) }),
  },
  {
    name: 'variations.batch',
    methods: ['POST', 'PUT', 'PATCH'],
    path: `${ALL}/batch`,
    permit: ({ user }) => requireProducts(user, 'batch'),
    answer: (call) =>
      runBatch(call, {
        create: async (item) => view(call, await createVariation(call, parentIn(call), item), 'edit'),
        update: (item) => update(call, Number(item['id']), item),
        remove: (id) => remove(call, id),
        // The plugin answers with the whole request it made of the id.
        removedId: (id) => ({ id, product_id: parentIn(call), force: true }),
      }),
  },
]

/** Across products: WooCommerce 11 alone has it. */
export const ALL_VARIATIONS_ROUTE: Route = {
  name: 'variations.list-all',
  methods: ['GET'],
  path: '/wc/v3/variations',
  schema: PRODUCT_LIST,
  permit: ({ user }) => requireProducts(user, 'list'),
  answer: (call) => listed(call, null),
}

const listed = (call: RestCall, parentId: number | null): RestAnswer =>
  paginate(
    call,
    findVariations(call.site, parentId, call.parameters),
    (one) => view(call, one, contextOf(call)),
    'empty',
  )

const contextOf = ({ parameters }: RestCall): Context => (parameters['context'] === 'edit' ? 'edit' : 'view')

const view = ({ site, home }: RestCall, variation: Variation, context: Context): JsonObject =>
  variationView(site, home, variation, context)

const parentIn = ({ ids }: RestCall): number => ids['product_id'] ?? 0

async function update(call: RestCall, id: number | undefined, sent: JsonObject): Promise<JsonObject> {
  return view(call, await updateVariation(call, variationAt(call, id), sent), 'edit')
}

/** There is no trash for variations. */
function remove(call: RestCall, id: number | undefined): JsonObject {
  const variation = variationAt(call, id)
  const body = view(call, variation, 'edit')
  call.site.data.variations.delete(variation.id)
  return body
}

/** A variation of another product is none. */
function variationAt(call: RestCall, id: number | undefined): Variation {
  const variation = call.site.data.variations.get(id ?? 0)
  if (variation?.parentId !== parentIn(call)) {
    throw new RestError(404, 'woocommerce_rest_product_variation_invalid_id', 'Invalid ID.')
  }
  return variation
}
