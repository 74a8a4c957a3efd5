import { abstractFetch } from '@shopify/shopify-api/runtime'
import { connectors } from '../connectors/registry.ts'
import { ConnectorError } from '../core/channel/connector-error.ts'
import type { Connector, ConnectorDeps } from '../core/channel/connector.ts'
import { AppError } from '../core/errors.ts'
import { db } from '../db.server.ts'
import type { Channel } from '../generated/prisma/client.ts'
import { systemClock } from '../lib/clock.ts'
import { log } from '../log.server.ts'
import { getShopifyAccessToken } from './shopify-access-token.server.ts'

/**
 * Opens a connection of the workspace. Asks the platform nothing; the first call does, and throws `auth_expired` where the
 * credentials no longer work. Throws `AppError` not_found for a connection of somebody else.
 */
export async function openConnector(workspaceId: string, connectionId: string): Promise<Connector> {
  const connection = await db.connection.findUnique({
    where: { id: connectionId, workspaceId },
    select: { channel: true, accountKey: true, status: true },
  })
  if (!connection) {
    throw new AppError('not_found', `no connection ${connectionId}`, {
      userMessage: 'This connection does not exist. Choose one in Settings.',
    })
  }
  if (connection.status === 'disconnected') {
    throw new ConnectorError('auth_expired', `connection ${connectionId} is disconnected`)
  }
  return openers[connection.channel](connection.accountKey, connectionId)
}

const openers: Record<Channel, (accountKey: string, connectionId: string) => Connector> = {
  shopify: (shop, connectionId) =>
    connectors.shopify.open(
      connectors.shopify.credentials.parse({
        shop,
        getAccessToken: (options?: { rejected: string }) => getShopifyAccessToken(shop, options),
      }),
      depsFor(connectionId),
    ),
  amazon: (accountKey) => notOffered(accountKey),
  woocommerce: (accountKey) => notOffered(accountKey),
}

function notOffered(accountKey: string): never {
  throw new ConnectorError('forbidden', `the channel of ${accountKey} is not offered`)
}

/** What connectors learned of their accounts, for as long as this process lives. */
const memories = new Map<string, Map<unknown, unknown>>()

function memoryOf(connectionId: string): Map<unknown, unknown> {
  const memory = memories.get(connectionId) ?? new Map<unknown, unknown>()
  memories.set(connectionId, memory)
  return memory
}

function depsFor(connectionId: string): ConnectorDeps {
  return {
    // Looked up at each call: the platform library lets its fetch be replaced, and what replaces it must apply here too.
    fetch: (input, init) => abstractFetch(input, init),
    now: () => systemClock.now(),
    sleep: (ms, signal) => systemClock.sleep(ms, signal),
    log: log.child({ connectionId }),
    memory: memoryOf(connectionId),
  }
}
