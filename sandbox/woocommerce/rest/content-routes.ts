import type { JsonObject } from '../json.ts'
import { imageView } from '../images/image-view.ts'
import { can, refuse, requireProducts } from '../auth/roles.ts'
import type { Brand, ContentPage, User } from '../state/model.ts'
import { PAGING, paginate } from './pagination.ts'
import { RestError } from './rest-error.ts'
import type { RestCall, Route } from './route.ts'
import type { Schema } from './schema.ts'

/** A fresh store has one category, without a picture. */
const CATEGORIES: readonly JsonObject[] = [{ id: 15, name: 'Uncategorized', slug: 'uncategorized', image: null }]

const CONTENT_LIST: Record<string, Schema> = {
  ...PAGING,
  context: { type: 'string', values: ['view', 'embed', 'edit'] },
  status: {
    type: 'array',
    items: { type: 'string', values: ['publish', 'future', 'draft', 'pending', 'private', 'trash', 'any'] },
  },
}

/** Posts or pages as `WP_REST_Posts_Controller` lists them. */
const written = (type: ContentPage['type']): Route => ({
  ...{ name: `${type}s.list`, methods: ['GET'], path: `/wp/v2/${type}s`, schema: CONTENT_LIST },
  permit: (call) => requireSight(call, `edit_${type}s`),
  // Totals count what the caller may not see, and the page is short of it.
  answer: (call) => {
    const { body, ...answer } = paginate(call, findContent(call, type), (page) => viewFor(call, page), 'error')
    return { ...answer, body: Array.isArray(body) ? body.filter((row) => row !== null) : body }
  },
})

/** Whoever may not edit posts of a type sees the published ones alone; asking for others is a wrong parameter, not a refusal. */
function requireSight({ parameters, user }: RestCall, capability: 'edit_posts' | 'edit_pages'): void {
  if (can(user, capability)) return
  if (statusesIn(parameters).some((status) => status !== 'publish')) {
    const { code, message, status } = refuse(user, 'rest_forbidden_status', 'Status is forbidden.')
    throw new RestError(400, 'rest_invalid_param', 'Invalid parameter(s): status', {
      params: { status: message },
      details: { status: { code, message, data: { status } } },
    })
  }
  if (parameters['context'] === 'edit') {
    throw refuse(user, 'rest_forbidden_context', 'Sorry, you are not allowed to edit posts in this post type.')
  }
}

/** `any` is every status but the trash. */
function findContent({ site, parameters }: RestCall, type: ContentPage['type']): ContentPage[] {
  const statuses = statusesIn(parameters)
  return [...site.data.pages.values()].filter(
    (page) =>
      page.type === type && (statuses.includes(page.status) || (statuses.includes('any') && page.status !== 'trash')),
  )
}

function statusesIn(parameters: JsonObject): string[] {
  const asked = parameters['status']
  return Array.isArray(asked) ? asked.map(String) : ['publish']
}

/** What an editor wrote; shortcodes and blocks are not worked out. Null: not for the eyes of this user. */
function viewFor({ parameters, user }: RestCall, page: ContentPage): JsonObject | null {
  if (!mayRead(user, page)) return null
  const { id, slug, status, type, html, featuredMediaId } = page
  const content = { rendered: html, protected: false, ...(parameters['context'] === 'edit' && { raw: html }) }
  return { id, slug, status, type, content, featured_media: featuredMediaId }
}

function mayRead(user: User | null, { status, authorId }: ContentPage): boolean {
  return status === 'publish' || user?.id === authorId || can(user, 'edit_others_content')
}

export const CONTENT_ROUTES: readonly Route[] = [written('post'), written('page')]

const brandView = ({ site, home }: RestCall, { imageId, ...brand }: Brand): JsonObject => ({
  ...brand,
  image: imageView(site, home, imageId),
})

export const CATEGORY_ROUTES: readonly Route[] = [
  {
    ...{ name: 'categories.list', methods: ['GET'], path: '/wc/v3/products/categories', schema: PAGING },
    permit: ({ user }) => requireProducts(user, 'list'),
    answer: (call) => paginate(call, CATEGORIES, (item) => item, 'empty'),
  },
  {
    ...{ name: 'brands.list', methods: ['GET'], path: '/wc/v3/products/brands', schema: PAGING },
    permit: ({ user }) => requireProducts(user, 'list'),
    answer: (call) => paginate(call, call.site.data.brands, (brand) => brandView(call, brand), 'empty'),
  },
]
