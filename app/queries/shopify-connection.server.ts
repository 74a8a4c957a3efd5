import { wordsOfStatusReason } from '../core/connections/status-reason.ts'
import { AppError } from '../core/errors.ts'
import { db } from '../db.server.ts'
import type { ConnectionStatus } from '../generated/prisma/client.ts'
import { shopifyPlatform } from '../shopify-api.server.ts'

export interface ShopifyConnection {
  readonly shop: string
  /** Null: not installed in this workspace. */
  readonly connectionId: string | null
  readonly status: ConnectionStatus | 'not_installed'
  /** What is wrong and what to do now; null where nothing is. */
  readonly problem: string | null
  readonly scopes: readonly string[]
  /** Where a merchant installs Mediaport, or grants what is missing. */
  readonly installUrl: string
}

/**
 * A shop's connection as stored; asks Shopify nothing. A shop of another workspace looks like one that never installed. Throws
 * AppError `invalid_input` for what is no shop domain.
 */
async function shopifyConnection(workspaceId: string, shopDomain: string): Promise<ShopifyConnection> {
  const shop = sanitizedShop(shopDomain)
  const connection = await db.connection.findUnique({
    where: { workspaceId_channel_accountKey: { workspaceId, channel: 'shopify', accountKey: shop } },
    select: { id: true, status: true, statusReason: true },
  })
  const granted = await db.shop.findUnique({ where: { domain: shop, workspaceId }, select: { scopes: true } })
  return {
    shop,
    connectionId: connection?.id ?? null,
    status: connection?.status ?? 'not_installed',
    problem: wordsOfStatusReason(connection?.statusReason ?? null),
    scopes: granted?.scopes ?? [],
    installUrl: installUrl(shop),
  }
}

/**
 * The shop a request means: the one it names, or the workspace's only one. Throws AppError `invalid_input` where it must be
 * named, `needs_reconnect` where none is installed.
 */
export async function getShopifyConnection(workspaceId: string, shopDomain: string | null): Promise<ShopifyConnection> {
  if (shopDomain) return shopifyConnection(workspaceId, shopDomain)
  const shops = await db.shop.findMany({
    where: { workspaceId, uninstalledAt: null },
    select: { domain: true },
    orderBy: { installedAt: 'asc' },
    take: 2,
  })
  const [only, another] = shops
  if (!only) {
    throw new AppError('needs_reconnect', `workspace ${workspaceId} has no installed shop`, {
      userMessage: 'No Shopify store is connected. Install Mediaport in a store first.',
    })
  }
  if (!another) return shopifyConnection(workspaceId, only.domain)
  throw new AppError('invalid_input', `workspace ${workspaceId} has several shops`, {
    userMessage: 'This workspace has several stores. Name one as "shop", for example my-store.myshopify.com.',
    field: 'shop',
  })
}

function sanitizedShop(shopDomain: string): string {
  const shop = shopifyPlatform.utils.sanitizeShop(shopDomain)
  if (shop) return shop
  throw new AppError('invalid_input', 'no shop domain', {
    userMessage: 'This is not a Shopify store’s address. It ends with .myshopify.com.',
    field: 'shop',
  })
}

function installUrl(shop: string): string {
  const adminPath = shopifyPlatform.utils.legacyUrlToShopAdminUrl(shop)
  return `https://${adminPath ?? `${shop}/admin`}/oauth/install?client_id=${shopifyPlatform.config.apiKey}`
}
