import { createHmac, randomBytes } from 'node:crypto'
import type { SiteRequest } from '../http/exchange.ts'
import { parsePhpQuery } from '../rest/php-query.ts'
import { RestError } from '../rest/rest-error.ts'
import type { ConsumerKey, KeyPermissions } from '../state/model.ts'
import type { Site } from '../state/site.ts'
import { basicCredentials } from './basic.ts'
import { checkSignature, oauthParameters } from './oauth.ts'

/** Makes a key pair of one user. */
export function createKey(
  site: Site,
  { userId, permissions, description }: Pick<ConsumerKey, 'userId' | 'permissions' | 'description'>,
): ConsumerKey {
  site.data.lastKeyId += 1
  const secretPart = () => createHmac('sha1', randomBytes(16)).update(randomBytes(16)).digest('hex')
  const key: ConsumerKey = {
    id: site.data.lastKeyId,
    ...{ userId, permissions, description },
    consumerKey: `ck_${secretPart()}`,
    consumerSecret: `cs_${secretPart()}`,
    nonces: new Map(),
  }
  site.data.keys.set(key.id, key)
  return key
}

/**
 * The key that a request proves. Over https Basic or the query, over http a signature alone; null when there is none or it is
 * unknown, which the plugin takes for nobody. Throws for a key that is known and proved wrongly.
 */
export function findKey(request: SiteRequest, nowMs: number): ConsumerKey | null {
  return (request.isSecure ? plainKey(request) : null) ?? signedKey(request, nowMs)
}

function plainKey({ site, query, headers }: SiteRequest): ConsumerKey | null {
  const parameters = parsePhpQuery(query)
  const inQuery = { user: parameters.get('consumer_key'), password: parameters.get('consumer_secret') }
  const { user, password } =
    inQuery.user && inQuery.password ? inQuery : (basicCredentials(headers['authorization']) ?? {})
  const key = user && keyNamed(site, String(user))
  if (!key) return null
  if (key.consumerSecret !== password) throw refused('Consumer secret is invalid.')
  return key
}

function signedKey(request: SiteRequest, nowMs: number): ConsumerKey | null {
  const parameters = oauthParameters(request)
  if (!parameters) return null
  const key = keyNamed(request.site, parameters.oauth.oauth_consumer_key)
  if (!key) throw refused('Consumer key is invalid.')
  checkSignature(request, key, parameters, nowMs)
  return key
}

const keyNamed = ({ data }: Site, consumerKey: string) =>
  [...data.keys.values()].find((key) => key.consumerKey === consumerKey)

const NEEDED: Record<string, { permission: KeyPermissions; word: string } | undefined> = {
  GET: { permission: 'read', word: 'read' },
  HEAD: { permission: 'read', word: 'read' },
  POST: { permission: 'write', word: 'write' },
  PUT: { permission: 'write', word: 'write' },
  PATCH: { permission: 'write', word: 'write' },
  DELETE: { permission: 'write', word: 'write' },
}

/** What the key itself allows, before anyone asks what its owner may. */
export function requireKeyPermission(key: ConsumerKey | null, method: string): void {
  const needed = NEEDED[method]
  if (!key || !needed || key.permissions === 'read_write' || key.permissions === needed.permission) return
  throw refused(`The API key provided does not have ${needed.word} permissions.`)
}

function refused(message: string): RestError {
  return new RestError(401, 'woocommerce_rest_authentication_error', message)
}
