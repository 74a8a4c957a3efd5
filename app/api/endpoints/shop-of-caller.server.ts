import { z } from 'zod'
import { AppError } from '../../core/errors.ts'
import { getShopifyConnection, type ShopifyConnection } from '../../queries/shopify-connection.server.ts'
import type { Caller } from '../caller.server.ts'

export const shopFieldSchema = z
  .string()
  .optional()
  .meta({ description: 'Which store, where a workspace has several', example: 'my-store.myshopify.com' })

/** The connection a request is about: of the shop it names, the shop whose id token it carries, or the workspace's only one. */
export function connectionOf(caller: Caller, shop: string | undefined): Promise<ShopifyConnection> {
  return getShopifyConnection(caller.workspaceId, shop ?? caller.shopDomain)
}

/** The same, for work: throws AppError `needs_reconnect` where there is no connection to work through. */
export async function workingConnectionId(caller: Caller, shop: string | undefined): Promise<string> {
  const { connectionId, status, problem, shop: domain } = await connectionOf(caller, shop)
  if (connectionId && status !== 'disconnected') return connectionId
  throw new AppError('needs_reconnect', `${domain} is ${status}`, {
    userMessage: problem ?? `Mediaport is not installed in ${domain}. Ask shopify/connect where to install it.`,
  })
}
