import { z } from 'zod'
import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ConnectionCheck, ConnectorDeps } from '../../../core/channel/connector.ts'
import type { StoreIssueCode } from '../../../core/connections/store-issue.ts'
import { notOk, ok, type Result } from '../../../core/result.ts'
import { check } from '../check/check.ts'
import { canReadProducts, canWriteProducts } from '../check/probes.ts'
import { WooCommerceClient } from '../client.ts'
import type { WooCommerceAuth, WooCommerceCredentials } from '../credentials.ts'
import type { DiscoveredSite } from './discover-site.ts'
import { isWordOfWordPress, refusedKeys, refusedPassword, storeFailure, unseen } from './refused-credentials.ts'

export interface AcceptedCredentials {
  /** To be kept; says how the keys must travel, and by which id the password is revoked. */
  readonly credentials: WooCommerceCredentials
  readonly check: ConnectionCheck
}

/**
 * Finds out whether a store accepts credentials and what they let us do, without changing anything; `keysIn` is found out too. The
 * issue says why they are not good enough for exports.
 */
export async function tryCredentials(
  { siteUrl, apiRoot, passwordApprovalUrl }: Pick<DiscoveredSite, 'siteUrl' | 'apiRoot' | 'passwordApprovalUrl'>,
  auth: WooCommerceAuth,
  deps: ConnectorDeps,
): Promise<Result<AcceptedCredentials, StoreIssueCode>> {
  const site = { siteUrl, apiRoot }
  // Over http everybody on the way could read it, and WordPress would not even look: it takes none there unless it is a local site.
  const inVain = passwordApprovalUrl === null && apiRoot.startsWith('http:')
  if (auth.kind === 'application_password' && inVain) return notOk('passwords_unavailable')
  const accepted = auth.kind === 'keys' ? await tryKeys(site, auth, deps) : await tryPassword({ ...site, auth }, deps)
  if (!accepted.ok) return accepted
  try {
    const result = await check(new WooCommerceClient(accepted.value, deps))
    const missing = result.missingScopes.length > 0
    if (missing) return notOk(auth.kind === 'keys' ? 'read_only_key' : 'role_too_weak')
    return ok({ credentials: accepted.value, check: result })
  } catch (error) {
    return notOk(storeFailure(error))
  }
}

type Site = Pick<WooCommerceCredentials, 'siteUrl' | 'apiRoot'>

/** First in the header. Hosts that strip it take keys in the query, over https. */
async function tryKeys(
  site: Site,
  keys: Extract<WooCommerceAuth, { kind: 'keys' }>,
  deps: ConnectorDeps,
): Promise<Result<WooCommerceCredentials, StoreIssueCode>> {
  const places = site.apiRoot.startsWith('https:') ? (['header', 'query'] as const) : (['header'] as const)
  let refused: unknown
  for (const keysIn of places) {
    const credentials: WooCommerceCredentials = { ...site, auth: { ...keys, keysIn } }
    try {
      await canReadProducts(new WooCommerceClient(credentials, deps))
      return ok(credentials)
    } catch (error) {
      const mayWrite = async () => (await canWriteProducts(new WooCommerceClient(credentials, deps))) === true
      if (!isNobody(error)) return notOk(await refusedKeys(error, { ...site, keys, mayWrite }, deps))
      refused = error
    }
  }
  return notOk(await refusedKeys(refused, { ...site, keys, mayWrite: () => Promise.resolve(false) }, deps))
}

/** 401 with the code of a missing right: WordPress saw no credentials at all, or an unknown key. */
function isNobody(error: unknown): boolean {
  return isWordOfWordPress(error) && error.details.platformCode === unseen
}

const passwordSchema = z.object({ uuid: z.string() })

/** The password tells about itself; that works for every role, so that a weak one is told from a wrong one. */
async function tryPassword(
  credentials: WooCommerceCredentials,
  deps: ConnectorDeps,
): Promise<Result<WooCommerceCredentials, StoreIssueCode>> {
  const client = new WooCommerceClient(credentials, deps)
  try {
    const path = 'users/me/application-passwords/introspect'
    const { data } = await client.run({ ...{ space: 'wp/v2', method: 'GET', path, data: passwordSchema } })
    const { auth } = credentials
    return ok({ ...credentials, auth: auth.kind === 'application_password' ? { ...auth, uuid: data.uuid } : auth })
  } catch (error) {
    return notOk(await refusedPassword(error, credentials, deps))
  }
}

/** Takes an application password back. False: the store could not, or keys were used, which nobody can revoke from outside. */
export async function revokeCredentials(credentials: WooCommerceCredentials, deps: ConnectorDeps): Promise<boolean> {
  const { auth } = credentials
  if (auth.kind !== 'application_password' || auth.uuid === undefined) return false
  const path = `users/me/application-passwords/${auth.uuid}`
  try {
    const client = new WooCommerceClient(credentials, deps)
    await client.run({ space: 'wp/v2', method: 'DELETE', path, data: z.unknown() })
    return true
  } catch (error) {
    if (error instanceof ConnectorError) return goneAlready.has(error.details.platformCode)
    throw error
  }
}

/** WordPress saw the credentials and knows no such password. Redirects, pages, and a header that did not arrive prove nothing. */
const goneAlready: ReadonlySet<string | undefined> = new Set([
  'incorrect_password',
  'invalid_username',
  'rest_application_password_not_found',
])
