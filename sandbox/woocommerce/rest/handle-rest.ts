import { authenticate } from '../auth/authenticate.ts'
import { requireKeyPermission } from '../auth/consumer-keys.ts'
import type { Identity } from '../auth/identity.ts'
import type { Reply, SiteRequest } from '../http/exchange.ts'
import { json } from '../http/exchange.ts'
import { loseSizes } from '../images/store-file.ts'
import type { JsonObject } from '../json.ts'
import type { Site } from '../state/site.ts'
import type { World } from '../state/world.ts'
import { describeRoute } from './describe-route.ts'
import { fieldsIn, keepFields } from './fields.ts'
import { readParameters } from './parameters.ts'
import { notOffered } from './not-offered.ts'
import { criticalError, noRoute, RestError } from './rest-error.ts'
import { matchRoute, type Match, type RestAnswer } from './route.ts'
import { routesOf } from './routes.ts'
import { validate } from './schema.ts'

export interface RestReply {
  reply: Reply
  identity: Identity
}

/**
 * Answers a request below the REST root, in WordPress's order: credentials, route, body, parameters, key, permission, the route
 * itself. `without` takes a role or a plugin away for this one request.
 */
export async function handleRest(
  world: World,
  request: SiteRequest,
  path: string,
  without: { role?: boolean; plugin?: boolean } = {},
): Promise<RestReply> {
  const identity = authenticate(request, world.clock.now())
  if (without.role && identity.user) identity.user = { ...identity.user, role: 'customer' }
  const reply = await answer(world, request, path, identity, without.plugin ?? false).catch((error: unknown) =>
    errorReply(request, error),
  )
  if (identity.user) reply.headers['cache-control'] = 'no-cache, must-revalidate, max-age=0, no-store, private'
  return { reply, identity }
}

async function answer(
  world: World,
  request: SiteRequest,
  path: string,
  identity: Identity,
  withoutPlugin: boolean,
): Promise<Reply> {
  if (identity.error) throw identity.error
  const { site } = request
  const method = methodOf(request)
  const routes = routesOf(site, withoutPlugin)
  const match = matchRoute(routes, method, path)
  const description = method === 'OPTIONS' ? describeRoute(site, routes, path) : null
  if (description)
    return json(200, keepFields(description, fieldsIn(readParameters(request).query)), usualHeaders(request))
  if (!match) throw (site.settings.pluginActive && !withoutPlugin && notOffered(path)) || noRoute()
  const { query, merged } = readParameters(request)
  const parameters = validate({ ...merged, ...match.texts, ...match.ids }, match.route.schema ?? {})
  requireKeyPermission(identity.key, method)
  const home = site.home(request.isSecure)
  const { ids } = match
  const call = {
    world,
    site,
    request,
    path: path.replace(/\/$/, ''),
    identity,
    user: identity.user,
    home,
    ids,
    parameters,
    query,
  }
  match.route.permit?.(call)
  return toReply(request, match, await match.route.answer(call), parameters)
}

/** `_method` in the query wins over the header, and both over what was sent. */
function methodOf({ method, query, headers }: SiteRequest): string {
  if (method !== 'POST') return method
  const asked = new URLSearchParams(query).get('_method') ?? headers['x-http-method-override']
  return (asked ?? method).toUpperCase()
}

function toReply(request: SiteRequest, match: Match, answered: RestAnswer, parameters: JsonObject): Reply {
  const { status = 200, headers = {} } = answered
  const body = keepFields(answered.body, fieldsIn(parameters))
  return json(status, body, { ...usualHeaders(request), allow: match.allowed.join(', '), ...headers })
}

function errorReply(request: SiteRequest, error: unknown): Reply {
  const rest = error instanceof RestError ? error : criticalError()
  const headers = usualHeaders(request)
  if (!(error instanceof RestError)) headers['x-sandbox-error'] = String(error).replace(/[^\x20-\x7e]/g, ' ')
  return json(rest.status, rest.toBody(), headers)
}

function usualHeaders({ site, isSecure }: SiteRequest): Record<string, string> {
  return {
    'x-robots-tag': 'noindex',
    'x-content-type-options': 'nosniff',
    link: `<${restRoot(site.home(isSecure), site.settings.permalinks)}>; rel="https://api.w.org/"`,
    'access-control-expose-headers': 'X-WP-Total, X-WP-TotalPages, Link',
    'access-control-allow-headers': 'Authorization, X-WP-Nonce, Content-Disposition, Content-MD5, Content-Type',
  }
}

/** Where the REST API of a site begins. */
export function restRoot(home: string, permalinks: 'pretty' | 'plain'): string {
  return permalinks === 'pretty' ? `${home}/wp-json/` : `${home}/index.php?rest_route=/`
}

/** The id in the answer of an upload, which a client needs to resume when PHP died after it. */
function uploadedId(reply: Reply): number | null {
  const header = reply.headers['x-wp-upload-attachment-id']
  const parsed = typeof header === 'string' ? Number(header) : NaN
  return Number.isNaN(parsed) ? null : parsed
}

/** The same answer as PHP's death after the work was done; of an upload, before its sizes were made. */
export function diedAfter({ data }: Site, reply: Reply): Reply {
  const id = uploadedId(reply)
  const attachment = data.attachments.get(id ?? 0)
  if (attachment) loseSizes(attachment)
  return json(500, criticalError().toBody(), id === null ? {} : { 'x-wp-upload-attachment-id': String(id) })
}
