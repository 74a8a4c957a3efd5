import { abstractFetch } from '@shopify/shopify-api/runtime'
import { connectors } from '../connectors/registry.ts'
import { ConnectorError } from '../core/channel/connector-error.ts'
import type { Connector, ConnectorDeps, ConnectorLog } from '../core/channel/connector.ts'
import { AppError } from '../core/errors.ts'
import { db } from '../db.server.ts'
import { env } from '../env.server.ts'
import { merchantFetch } from '../fetch-policy.server.ts'
import type { Channel, Connection } from '../generated/prisma/client.ts'
import { systemClock } from '../lib/clock.ts'
import { log } from '../log.server.ts'
import { unsealStoreCredentials, type StoreCredentials } from './credentials.server.ts'
import { getShopifyAccessToken } from './shopify-access-token.server.ts'

/**
 * Opens a connection of the workspace. Asks the platform nothing; the first call does, and throws `auth_expired` where the
 * credentials no longer work. Throws `AppError` not_found for a connection of somebody else.
 */
export async function openConnector(workspaceId: string, connectionId: string): Promise<Connector> {
  const account = await db.connection.findUnique({ where: { id: connectionId, workspaceId }, select: accountColumns })
  if (!account) {
    throw new AppError('not_found', `no connection ${connectionId}`, {
      userMessage: 'This connection does not exist. Choose one in Settings.',
    })
  }
  if (account.status === 'disconnected') {
    throw new ConnectorError('auth_expired', `connection ${connectionId} is disconnected`)
  }
  return openers[account.channel](account)
}

/** Opens a store that is not connected yet, to find out whether its credentials work. */
export function openStore(credentials: StoreCredentials): Connector {
  return connectors.woocommerce.open(credentials, { ...storeDeps(log), memory: new Map() })
}

const accountColumns = {
  id: true,
  channel: true,
  accountKey: true,
  status: true,
  credentialsSealed: true,
  settings: true,
  facts: true,
} as const

type Account = Pick<Connection, keyof typeof accountColumns>

const openers: Record<Channel, (account: Account) => Connector> = {
  shopify: ({ id, accountKey: shop }) =>
    connectors.shopify.open(
      connectors.shopify.credentials.parse({
        shop,
        getAccessToken: (options?: { rejected: string }) => getShopifyAccessToken(shop, options),
      }),
      shopifyDeps(id),
    ),
  amazon: ({ accountKey }) => {
    throw new ConnectorError('forbidden', `the channel of ${accountKey} is not offered`)
  },
  woocommerce: ({ id, credentialsSealed, settings, facts }) =>
    connectors.woocommerce.open(
      unsealStoreCredentials(id, credentialsSealed),
      { ...storeDeps(log.child({ connectionId: id })), memory: memoryOf(id) },
      { settings, facts },
    ),
}

/** What connectors learned of their accounts, for as long as this process lives. */
const memories = new Map<string, Map<unknown, unknown>>()

function memoryOf(connectionId: string): Map<unknown, unknown> {
  const memory = memories.get(connectionId) ?? new Map<unknown, unknown>()
  memories.set(connectionId, memory)
  return memory
}

const clock = {
  now: () => systemClock.now(),
  sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms, signal),
}

function shopifyDeps(connectionId: string): ConnectorDeps {
  return {
    // Looked up at each call: the platform library lets its fetch be replaced, and what replaces it must apply here too.
    fetch: (input, init) => abstractFetch(input, init),
    ...clock,
    log: log.child({ connectionId }),
    memory: memoryOf(connectionId),
    bulkFrom: env.BULK_FROM,
  }
}

/** A store's address comes from a person, so that it is reached through the guard that keeps private networks private. */
function storeDeps(storeLog: ConnectorLog): ConnectorDeps {
  return { fetch: merchantFetch, ...clock, log: storeLog }
}
