import { requireProducts } from '../auth/roles.ts'
import { slugOf } from '../images/file-name.ts'
import type { JsonObject } from '../json.ts'
import type { Route } from '../rest/route.ts'
import type { StoreAttribute } from '../state/model.ts'

/** Attributes of the store, such as Color, which products share. */
export const ATTRIBUTE_ROUTES: readonly Route[] = [
  {
    name: 'attributes.list',
    methods: ['GET'],
    path: '/wc/v3/products/attributes',
    permit: ({ user }) => requireProducts(user, 'list'),
    answer: ({ site }) => ({ body: [...site.data.attributes.values()].map(view) }),
  },
  {
    name: 'attributes.create',
    methods: ['POST'],
    path: '/wc/v3/products/attributes',
    schema: { name: { type: 'string' }, slug: { type: 'string' } },
    permit: ({ user }) => requireProducts(user, 'create'),
    answer: ({ site, parameters, home }) => {
      const name = String(parameters['name'] ?? '')
      const attribute: StoreAttribute = {
        id: Math.max(0, ...site.data.attributes.keys()) + 1,
        name,
        slug: String(parameters['slug'] ?? `pa_${slugOf(name)}`),
        type: String(parameters['type'] ?? 'select'),
        orderBy: String(parameters['order_by'] ?? 'menu_order'),
        hasArchives: parameters['has_archives'] === true,
      }
      site.data.attributes.set(attribute.id, attribute)
      const location = `${home}/wp-json/wc/v3/products/attributes/${attribute.id}`
      return { status: 201, body: view(attribute), headers: { location } }
    },
  },
]

function view({ id, name, slug, type, orderBy, hasArchives }: StoreAttribute): JsonObject {
  return { id, name, slug, type, order_by: orderBy, has_archives: hasArchives }
}
