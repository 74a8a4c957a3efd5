import type { JsonObject } from '../json.ts'
import { requireProducts } from '../auth/roles.ts'
import { PAGING, paginate } from './pagination.ts'
import type { Route } from './route.ts'

/** What a fresh WordPress has beside its media: a post, two pages and a category of products, none with a picture. */
const POSTS: readonly JsonObject[] = [
  { id: 1, slug: 'hello-world', status: 'publish', type: 'post', featured_media: 0 },
]
const PAGES: readonly JsonObject[] = [
  { id: 2, slug: 'sample-page', status: 'publish', type: 'page', featured_media: 0 },
  { id: 6, slug: 'shop', status: 'publish', type: 'page', featured_media: 0 },
]
const CATEGORIES: readonly JsonObject[] = [{ id: 15, name: 'Uncategorized', slug: 'uncategorized', image: null }]

const list = (name: string, path: string, items: readonly JsonObject[], route: Partial<Route> = {}): Route => ({
  ...{ name, methods: ['GET'], path, schema: PAGING },
  answer: (call) => paginate(call, items, (item) => item, path.startsWith('/wp/') ? 'error' : 'empty'),
  ...route,
})

export const CONTENT_ROUTES: readonly Route[] = [
  list('posts.list', '/wp/v2/posts', POSTS),
  list('pages.list', '/wp/v2/pages', PAGES),
]

export const CATEGORY_ROUTES: readonly Route[] = [
  list('categories.list', '/wc/v3/products/categories', CATEGORIES, {
    permit: ({ user }) => requireProducts(user, 'list'),
  }),
]
