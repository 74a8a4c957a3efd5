import { connectors } from '../../app/connectors/registry.ts'
import type { AccountDetails, Connector, ConnectorDeps } from '../../app/core/channel/connector.ts'
import { guardedEdge } from '../../app/lib/guarded-edge.ts'
import { createApplicationPassword } from '../../sandbox/woocommerce/auth/application-passwords.ts'
import { createKey } from '../../sandbox/woocommerce/auth/consumer-keys.ts'
import type { RunningSite } from '../../sandbox/woocommerce/server.ts'

/** The credentials of a store, as its merchant gave them. */
export type StoreCredentials = Parameters<typeof connectors.woocommerce.open>[0]

/** Waits of the connector (time-outs excepted) pass this much faster than the wall clock. */
const haste = 50

/** Our connector, talking to a stand-in of a store. */
export function openWooCommerce(
  store: RunningSite,
  credentials: StoreCredentials,
  account?: AccountDetails,
  more: Partial<ConnectorDeps> = {},
): Connector {
  return connectors.woocommerce.open(credentials, { ...storeDeps(store), ...more }, account)
}

function storeDeps({ url }: Pick<RunningSite, 'url'>): ConnectorDeps {
  return {
    fetch: guardedEdge({ allowedHosts: new Set([new URL(url).host]) }),
    now: () => Date.now(),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted()
        const timer = setTimeout(resolve, ms / haste)
        signal?.addEventListener('abort', () => (clearTimeout(timer), reject(signal.reason as Error)), { once: true })
      }),
    log: { info: () => undefined, warn: () => undefined },
  }
}

/** An application password of a user; default: the administrator. */
export function passwordFor({ site, url }: RunningSite, userId = 1): StoreCredentials {
  const { password, uuid } = createApplicationPassword(site, { userId, name: 'Mediaport' }, Date.now())
  const username = site.data.users.find(({ id }) => id === userId)?.login ?? 'admin'
  return { ...addresses(url), auth: { kind: 'application_password', username, password, uuid } }
}

/** A pair of keys of a user; default: the administrator's, for reading and writing. */
export function keysFor(
  { site, url }: RunningSite,
  permissions: Parameters<typeof createKey>[1]['permissions'] = 'read_write',
  userId = 1,
): StoreCredentials {
  const { consumerKey, consumerSecret } = createKey(site, { userId, permissions, description: 'Mediaport' })
  return { ...addresses(url), auth: { kind: 'keys', consumerKey, consumerSecret, keysIn: 'header' } }
}

function addresses(siteUrl: string) {
  return { siteUrl, apiRoot: `${siteUrl}/wp-json/` }
}
