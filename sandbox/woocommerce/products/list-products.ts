import type { JsonObject } from '../json.ts'
import { stripTags } from '../images/file-name.ts'
import type { Product, Variation } from '../state/model.ts'
import type { Site } from '../state/site.ts'
import { variationName } from './attributes.ts'
import { priceOf } from './price.ts'

type Post = Product | Variation

/** Products that a list asks for, newest first unless told otherwise. A search by SKU finds variations too. */
export function findProducts(site: Site, parameters: JsonObject): Post[] {
  const { data } = site
  const bySku = ['sku', 'search_sku', 'search_name_or_sku'].some((name) => textOf(parameters, name) !== '')
  const posts: Post[] = bySku ? [...data.products.values(), ...data.variations.values()] : [...data.products.values()]
  return sorted(
    site,
    posts.filter((post) => matches(site, post, parameters)),
    parameters,
  )
}

/** Variations of one product, or of all. */
export function findVariations(site: Site, parentId: number | null, parameters: JsonObject): Variation[] {
  const all = [...site.data.variations.values()].filter((one) => parentId === null || one.parentId === parentId)
  return sorted(
    site,
    all.filter((variation) => matches(site, variation, parameters)),
    parameters,
  )
}

function matches(site: Site, post: Post, parameters: JsonObject): boolean {
  return (
    hasStatus(post, textOf(parameters, 'status')) &&
    hasType(post, textOf(parameters, 'type')) &&
    isAmong(post.id, parameters['include']) &&
    !(parameters['exclude'] !== undefined && isAmong(post.id, parameters['exclude'])) &&
    hasWords(post, textOf(parameters, 'search')) &&
    hasSku(post, textOf(parameters, 'sku')) &&
    hasPartOfSku(post, textOf(parameters, 'search_sku')) &&
    hasNameOrSku(site, post, textOf(parameters, 'search_name_or_sku')) &&
    hasSlug(post, textOf(parameters, 'slug')) &&
    isWithin(post.createdAt, textOf(parameters, 'after'), textOf(parameters, 'before')) &&
    isWithin(post.modifiedAt, textOf(parameters, 'modified_after'), textOf(parameters, 'modified_before'))
  )
}

/** Drafts are listed, the trash is not. */
function hasStatus({ status }: Post, wanted: string): boolean {
  return wanted === '' || wanted === 'any' ? status !== 'trash' : status === wanted
}

const hasType = (post: Post, wanted: string) => wanted === '' || (post.kind === 'product' && post.type === wanted)

const hasSlug = (post: Post, wanted: string) => wanted === '' || (post.kind === 'product' && post.slug === wanted)

function isAmong(id: number, list: JsonObject[string] | undefined): boolean {
  return !Array.isArray(list) || list.length === 0 || list.map(Number).includes(id)
}

/** Name and descriptions; never the SKU. */
function hasWords(post: Post, search: string): boolean {
  if (search === '') return true
  const text = post.kind === 'product' ? `${post.name} ${post.description} ${post.shortDescription}` : post.description
  const words = search.toLowerCase().split(/\s+/)
  return words.every((word) => stripTags(text).toLowerCase().includes(word))
}

/** Exact, whatever the case; several with commas. */
function hasSku({ sku }: Post, wanted: string): boolean {
  if (wanted === '') return true
  const list = wanted.split(',').map((part) => part.trim().toLowerCase())
  return sku !== '' && list.includes(sku.toLowerCase())
}

const hasPartOfSku = ({ sku }: Post, part: string) => part === '' || sku.toLowerCase().includes(part.toLowerCase())

function hasNameOrSku(site: Site, post: Post, wanted: string): boolean {
  if (wanted === '') return true
  const words = wanted.toLowerCase().split(/\s+/)
  const name = nameOf(site, post).toLowerCase()
  return words.every((word) => name.includes(word)) || hasPartOfSku(post, wanted)
}

function nameOf({ data }: Site, post: Post): string {
  if (post.kind === 'product') return post.name
  return `${data.products.get(post.parentId)?.name ?? ''} - ${variationName(post)}`
}

function isWithin(timeMs: number, after: string, before: string): boolean {
  return (after === '' || timeMs > timeOf(after)) && (before === '' || timeMs < timeOf(before))
}

/** Dates without a zone are in the site's, which is UTC. */
const timeOf = (text: string) => Date.parse(/[z+]|-\d\d:\d\d$/i.test(text) ? text : `${text}Z`)

const SORT_KEYS: Record<string, (site: Site, post: Post) => number | string> = {
  // A second is WordPress's finest unit; within one the id decides.
  date: (_site, { createdAt }) => Math.floor(createdAt / 1_000),
  modified: (_site, { modifiedAt }) => Math.floor(modifiedAt / 1_000),
  id: (_site, { id }) => id,
  title: (site, post) => nameOf(site, post).toLowerCase(),
  slug: (_site, post) => (post.kind === 'product' ? post.slug : ''),
  menu_order: (_site, { menuOrder }) => menuOrder,
  price: (site, post) => Number(priceOf(site, post)),
}

function sorted<Item extends Post>(site: Site, posts: Item[], parameters: JsonObject): Item[] {
  const orderBy = textOf(parameters, 'orderby') || 'date'
  if (orderBy === 'include' && Array.isArray(parameters['include'])) {
    const order = parameters['include'].map(Number)
    return posts.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  }
  const key = SORT_KEYS[orderBy] ?? SORT_KEYS['date']
  const direction = textOf(parameters, 'order') === 'asc' ? 1 : -1
  const isShuffled = !site.release.keepsTiesInOrder && Number(parameters['page'] ?? 1) % 2 === 0
  const ties = isShuffled ? -1 : 1
  return posts.toSorted((a, b) => direction * (compare(key?.(site, a), key?.(site, b)) || ties * (a.id - b.id)))
}

function compare(a: number | string | undefined, b: number | string | undefined): number {
  return a === b || a === undefined || b === undefined ? 0 : a < b ? -1 : 1
}

const textOf = (parameters: JsonObject, name: string) => String(parameters[name] ?? '')
