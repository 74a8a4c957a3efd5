import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type { StoreIssueCode } from '../../../core/connections/store-issue.ts'
import type { WooCommerceAuth, WooCommerceCredentials } from '../credentials.ts'
import { jsonOf } from '../http-reply.ts'
import { follow, SiteUnreached } from './follow.ts'
import { believesInHttp } from './signed-request.ts'
import { siteIndexSchema } from './site-index.ts'

type Keys = Extract<WooCommerceAuth, { kind: 'keys' }>

/** WooCommerce takes signatures that are up to a quarter of an hour old. */
const longestSkewMs = 10 * 60_000

/** With 401: nobody was authenticated. */
export const unseen = 'woocommerce_rest_cannot_view'

interface RefusedKeys extends Pick<WooCommerceCredentials, 'apiRoot'> {
  readonly keys: Keys
  /** Asked about keys that the store has seen: products were not listed with them. */
  readonly mayWrite: () => Promise<boolean>
}

/** Why a store does not take keys. */
export async function refusedKeys(
  error: unknown,
  { apiRoot, keys, mayWrite }: RefusedKeys,
  deps: Pick<ConnectorDeps, 'fetch' | 'now'>,
): Promise<StoreIssueCode> {
  if (!isWordOfWordPress(error)) return storeFailure(error)
  try {
    if (error.details.platformCode !== unseen && (await mayWrite())) return 'write_only_key'
    if (apiRoot.startsWith('https:'))
      return (await believesInHttp({ apiRoot }, keys, deps)) ? 'wrong_scheme' : 'wrong_keys'
    return (await clockSkewMs(apiRoot, deps)) > longestSkewMs ? 'wrong_signature' : 'wrong_keys'
  } catch (failure) {
    if (failure instanceof SiteUnreached) return failure.issue
    throw failure
  }
}

/** Why a store does not take a user's application password. */
export async function refusedPassword(
  error: unknown,
  { apiRoot }: Pick<WooCommerceCredentials, 'apiRoot'>,
  { fetch }: Pick<ConnectorDeps, 'fetch'>,
): Promise<StoreIssueCode> {
  if (!isWordOfWordPress(error)) return storeFailure(error)
  // Security plugins allow them to some users alone (`application_passwords_disabled_for_user`, wp-includes/user.php, WordPress 5.6).
  if (error.details.platformCode?.startsWith('application_passwords_disabled')) return 'passwords_unavailable'
  if (error.details.platformCode !== 'rest_not_logged_in') return 'wrong_password'
  // Nobody was signed in: WordPress ignores application passwords where it offers none, or the host dropped the header.
  try {
    return (await offersPasswords(apiRoot, fetch)) ? 'authorization_stripped' : 'passwords_unavailable'
  } catch (failure) {
    if (failure instanceof SiteUnreached) return failure.issue
    throw failure
  }
}

/** WordPress looked at the credentials and refuses them. A redirect, or a page of the host's, says nothing about them. */
export function isWordOfWordPress(error: unknown): error is ConnectorError {
  return error instanceof ConnectorError && error.code === 'auth_expired' && !isPage(error)
}

function isPage({ details }: ConnectorError): boolean {
  return details.platformCode?.startsWith('HTTP ') ?? false
}

/** Not over http, nor behind a proxy that hides https, nor where a plugin switches them off. */
async function offersPasswords(apiRoot: string, fetch: typeof globalThis.fetch): Promise<boolean> {
  const index = siteIndexSchema.safeParse(jsonOf(await follow(fetch, new URL(apiRoot))))
  return !index.success || Boolean(index.data.authentication?.['application-passwords'])
}

/** Anything else that a store can answer while it is connected. */
export function storeFailure(error: unknown): StoreIssueCode {
  if (!(error instanceof ConnectorError)) throw error
  const { code, details } = error
  const { platformCode = '' } = details
  if (/^HTTP 3/.test(platformCode)) return 'redirect'
  if (platformCode === 'HTTP 503' || details.retryAfterMs !== undefined) return 'maintenance'
  if (platformCode === 'rest_no_route') return 'plugin_inactive'
  if (/^HTTP (200|401|403|404|406)$/.test(platformCode)) return 'rest_blocked'
  if (code === 'access_too_weak' || code === 'forbidden') return 'role_too_weak'
  if (code === 'timeout') return 'timeout'
  if (code === 'invalid_response') return 'unreadable'
  return /^(HTTP 5|internal_server_error)/.test(platformCode) ? 'server_error' : 'unreachable'
}

/** Zero where the store does not tell. */
async function clockSkewMs(apiRoot: string, { fetch, now }: Pick<ConnectorDeps, 'fetch' | 'now'>): Promise<number> {
  const { headers } = await follow(fetch, new URL(apiRoot), { method: 'HEAD' })
  const date = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(date) ? 0 : Math.abs(date - now())
}
