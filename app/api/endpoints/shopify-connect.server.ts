import { z } from 'zod'
import { checkConnection } from '../../services/check-connection.server.ts'
import { connectShop } from '../../services/connect-shop.server.ts'
import { defineEndpoint } from '../endpoint.server.ts'
import { connectionOf, shopFieldSchema } from './shop-of-caller.server.ts'

const connectionSchema = z
  .object({
    shop: z.string(),
    connectionId: z.uuid().nullable(),
    status: z.enum(['active', 'needs_reconnect', 'disconnected', 'not_installed']),
    problem: z.string().nullable().meta({ description: 'What is wrong and what to do now' }),
    scopes: z.array(z.string()).readonly(),
    installUrl: z.url().meta({ description: 'Where a merchant installs Mediaport, or grants what is missing' }),
  })
  .meta({ id: 'ShopifyConnection' })

const inputSchema = z.object({ shop: shopFieldSchema })

export const getConnection = defineEndpoint(
  {
    method: 'GET',
    path: '/shopify/connect',
    operationId: 'getShopifyConnection',
    summary: 'The state of a store’s connection, and where to install Mediaport',
    scope: 'read',
    status: 200,
  },
  { query: inputSchema, answer: connectionSchema },
  ({ caller, query }) => connectionOf(caller, query.shop),
)

export const connect = defineEndpoint(
  {
    method: 'POST',
    path: '/shopify/connect',
    operationId: 'connectShopify',
    summary: 'Connects the store of the id token, or checks a store’s connection with Shopify',
    description:
      'Stores are connected by installing Mediaport: `installUrl` says where. Nothing is installed by this call.',
    scope: 'write',
    status: 200,
  },
  { body: inputSchema.prefault({}), answer: connectionSchema },
  async ({ caller, body }) => {
    const { shop, connectionId, status } = await connectionOf(caller, body.shop)
    if (caller.idToken && shop === caller.shopDomain && status !== 'active') {
      await connectShop({ shopDomain: shop, idToken: caller.idToken })
    } else if (connectionId && status !== 'disconnected') {
      await checkConnection(caller.workspaceId, connectionId)
    }
    return connectionOf(caller, shop)
  },
)
