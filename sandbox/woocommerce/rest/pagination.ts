import type { Json, JsonObject } from '../json.ts'
import type { RestAnswer, RestCall } from './route.ts'
import { RestError } from './rest-error.ts'
import type { Schema } from './schema.ts'

export const PAGING: Record<string, Schema> = {
  page: { type: 'integer', least: 1 },
  per_page: { type: 'integer', least: 1, most: 100 },
  offset: { type: 'integer', least: 0 },
}

/** One page of a list, with totals and links. `past` says what a page beyond the end is: wp/v2 refuses it, wc/v3 does not. */
export function paginate<Item>(
  call: RestCall,
  items: readonly Item[],
  view: (item: Item) => Json,
  past: 'empty' | 'error',
): RestAnswer {
  const { parameters } = call
  const perPage = Number(parameters['per_page'] ?? 10)
  const page = Number(parameters['page'] ?? 1)
  const pages = Math.ceil(items.length / perPage)
  if (past === 'error' && page > Math.max(pages, 1)) {
    const message = 'The page number requested is larger than the number of pages available.'
    throw new RestError(400, 'rest_post_invalid_page_number', message)
  }
  const start = parameters['offset'] === undefined ? (page - 1) * perPage : Number(parameters['offset'])
  const headers: Record<string, string> = { 'x-wp-total': String(items.length), 'x-wp-totalpages': String(pages) }
  const links = [
    ...(page > 1 ? [linkTo(call, Math.min(page - 1, Math.max(pages, 1)), 'prev')] : []),
    ...(page < pages ? [linkTo(call, page + 1, 'next')] : []),
  ]
  if (links.length > 0) headers['link'] = links.join(', ')
  return { body: items.slice(start, start + perPage).map(view), headers }
}

function linkTo({ home, path, query, parameters }: RestCall, page: number, rel: string): string {
  const asked: JsonObject = { ...query, page: String(page) }
  const pairs = Object.entries(asked).flatMap(([name, value]) =>
    // Parameters that WordPress reads as lists are written as lists.
    pairsOf(name, name !== 'page' && name !== '_fields' ? (parameters[name] ?? value) : value),
  )
  return `<${home}/wp-json${path}?${pairs.join('&')}>; rel="${rel}"`
}

function pairsOf(name: string, value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => pairsOf(`${name}[${at}]`, item))
  const plain = encodeURIComponent(String(value)).replaceAll('%20', '+')
  return [`${name.replaceAll('[', '%5B').replaceAll(']', '%5D')}=${plain}`]
}
