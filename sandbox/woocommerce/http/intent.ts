import type { FaultPlace } from '../control/faults.ts'
import { isUpload } from '../media/serve-upload.ts'
import { matchRoute } from '../rest/route.ts'
import { routesOf } from '../rest/routes.ts'
import { parsePhpQuery } from '../rest/php-query.ts'
import type { SiteRequest } from './exchange.ts'

/** What a request is, before anything is done: its place and names for faults and log, and its path in the REST API. */
export interface Intent {
  place: FaultPlace | 'control'
  names: string[]
  /** Such as `/wc/v3/products`; null for what is not meant for the REST API. */
  restPath: string | null
}

export const CONTROL_PREFIX = '/__sandbox/'

export function intentOf(request: SiteRequest): Intent {
  const { uri, path, site, method } = request
  if (uri.startsWith(CONTROL_PREFIX)) return { place: 'control', names: [uri], restPath: null }
  if (isUpload(request)) return { place: 'file', names: [path], restPath: null }
  const restPath = restPathOf(request)
  if (restPath === null) return { place: 'page', names: [path], restPath }
  const route = matchRoute(routesOf(site, false), method, restPath)?.route
  return { place: 'rest', names: [...(route ? [route.name] : []), restPath], restPath }
}

/** `/wp-json/…`, `/index.php/wp-json/…` and `?rest_route=…` lead there; with plain permalinks the last alone. */
function restPathOf({ path, query, site }: SiteRequest): string | null {
  const route = parsePhpQuery(query).get('rest_route')
  if (typeof route === 'string' && (path === '/' || path === '/index.php')) return route || '/'
  const [, below] = /^(?:\/index\.php)?\/wp-json(\/.*)?$/.exec(path) ?? []
  const isThere = path === '/wp-json' || path === '/index.php/wp-json' || below !== undefined
  return isThere && site.settings.permalinks === 'pretty' ? (below ?? '/') : null
}
