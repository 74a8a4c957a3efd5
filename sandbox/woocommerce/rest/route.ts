import type { Identity } from '../auth/identity.ts'
import type { SiteRequest } from '../http/exchange.ts'
import type { Json, JsonObject } from '../json.ts'
import type { Site } from '../state/site.ts'
import type { User } from '../state/model.ts'
import type { World } from '../state/world.ts'
import type { Schema } from './schema.ts'

/** One call of a route: parameters validated, caller known. */
export interface RestCall {
  world: World
  site: Site
  request: SiteRequest
  identity: Identity
  user: User | null
  /** Path of the route as asked, such as `/wc/v3/products`, without a trailing slash. */
  path: string
  /** Home URL without a trailing slash, as links in the answer have it. */
  home: string
  /** Numbers in the path, such as `{id}`. */
  ids: Record<string, number>
  /** Query and body. */
  parameters: JsonObject
  /** The query alone, for links to other pages. */
  query: JsonObject
}

export interface RestAnswer {
  status?: number
  body: Json
  headers?: Record<string, string>
}

export interface Route {
  /** How faults and the log name it. */
  name: string
  methods: readonly string[]
  /** Such as `/wc/v3/products/{id}`; `{id}` is a number, `{name:text}` any text without a slash. */
  path: string
  schema?: Record<string, Schema>
  /** Names of the fields of its objects, where they are not those of `schema`. */
  fields?: (site: Site) => string[]
  /** Throws what WordPress answers to callers who may not. */
  permit?: (call: RestCall) => void
  answer: (call: RestCall) => RestAnswer | Promise<RestAnswer>
}

export interface Match {
  route: Route
  ids: Record<string, number>
  texts: Record<string, string>
  /** Methods of all routes at this path, for `Allow`. */
  allowed: string[]
}

/** The route of a method and a path below the REST root; null for none. */
export function matchRoute(routes: readonly Route[], method: string, path: string): Match | null {
  const candidates = routes.flatMap((route) => {
    const groups = patternOf(route.path).exec(path)?.groups
    return groups || patternOf(route.path).test(path) ? [{ route, groups: groups ?? {} }] : []
  })
  const wanted = method === 'HEAD' ? 'GET' : method
  const found = candidates.find(({ route }) => route.methods.includes(wanted))
  if (!found) return null
  const entries = Object.entries(found.groups)
  return {
    route: found.route,
    ids: Object.fromEntries(
      entries.filter(([, value]) => /^\d+$/.test(value)).map(([key, value]) => [key, Number(value)]),
    ),
    texts: Object.fromEntries(entries),
    allowed: [...new Set(candidates.flatMap(({ route }) => [...route.methods]))],
  }
}

const patterns = new Map<string, RegExp>()

function patternOf(path: string): RegExp {
  const known = patterns.get(path)
  if (known) return known
  const source = path.replace(/\{(\w+)(:text)?\}/g, (_all, name: string, text?: string) =>
    text ? `(?<${name}>[^/]+)` : `(?<${name}>\\d+)`,
  )
  const pattern = new RegExp(`^${source}/?$`)
  patterns.set(path, pattern)
  return pattern
}
