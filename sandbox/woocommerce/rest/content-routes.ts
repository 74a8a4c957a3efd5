import type { Json, JsonObject } from '../json.ts'
import { requireProducts } from '../auth/roles.ts'
import type { ContentPage } from '../state/model.ts'
import { PAGING, paginate } from './pagination.ts'
import type { RestCall, Route } from './route.ts'

/** A fresh store has one category, without a picture. */
const CATEGORIES: readonly JsonObject[] = [{ id: 15, name: 'Uncategorized', slug: 'uncategorized', image: null }]

const list = (
  name: string,
  path: string,
  items: (call: RestCall) => JsonObject[],
  route: Partial<Route> = {},
): Route => ({
  ...{ name, methods: ['GET'], path, schema: PAGING },
  answer: (call) => paginate(call, items(call), (item): Json => item, path.startsWith('/wp/') ? 'error' : 'empty'),
  ...route,
})

const written =
  (type: ContentPage['type']) =>
  ({ site }: RestCall): JsonObject[] =>
    [...site.data.pages.values()].filter((page) => page.type === type).map(pageView)

/** What an editor wrote; shortcodes and blocks are not worked out. */
function pageView({ id, slug, type, html, featuredMediaId }: ContentPage): JsonObject {
  const content = { rendered: html, protected: false }
  return { id, slug, status: 'publish', type, content, featured_media: featuredMediaId }
}

export const CONTENT_ROUTES: readonly Route[] = [
  list('posts.list', '/wp/v2/posts', written('post')),
  list('pages.list', '/wp/v2/pages', written('page')),
]

export const CATEGORY_ROUTES: readonly Route[] = [
  list('categories.list', '/wc/v3/products/categories', () => [...CATEGORIES], {
    permit: ({ user }) => requireProducts(user, 'list'),
  }),
]
