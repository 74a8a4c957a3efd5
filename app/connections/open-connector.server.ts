import { connectors } from '../connectors/registry.ts'
import { ConnectorError } from '../core/channel/connector-error.ts'
import type { Connector } from '../core/channel/connector.ts'
import { db } from '../db.server.ts'
import { env } from '../env.server.ts'
import type { Channel, Connection } from '../generated/prisma/client.ts'
import { noSuchConnection } from './access-in-use.server.ts'
import { sellerDeps, shopifyDeps, storeDeps } from './connector-deps.server.ts'
import { unsealSeller, unsealStoreCredentials } from './credentials.server.ts'
import { getShopifyAccessToken } from './shopify-access-token.server.ts'

/**
 * Opens a connection of the workspace. Asks the platform nothing; the first call does, and throws `auth_expired` where the
 * credentials no longer work. Throws `AppError` not_found for a connection of somebody else.
 */
export async function openConnector(workspaceId: string, connectionId: string): Promise<Connector> {
  const account = await db.connection.findUnique({ where: { id: connectionId, workspaceId }, select: accountColumns })
  if (!account) throw noSuchConnection(connectionId)
  if (account.status === 'disconnected') {
    throw new ConnectorError('auth_expired', `connection ${connectionId} is disconnected`)
  }
  return openers[account.channel](account)
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
  amazon: ({ id, credentialsSealed, settings, facts }) => {
    const app = env.AMAZON_APP
    if (!app) throw new ConnectorError('app_refused', 'this installation has no app at Amazon')
    const seller = unsealSeller(id, credentialsSealed)
    return connectors.amazon.open({ ...seller, app }, sellerDeps({ ...seller, connectionId: id }), { settings, facts })
  },
  woocommerce: ({ id, credentialsSealed, settings, facts }) =>
    connectors.woocommerce.open(unsealStoreCredentials(id, credentialsSealed), storeDeps(id), { settings, facts }),
}
