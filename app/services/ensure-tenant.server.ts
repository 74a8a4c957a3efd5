import { connectionStatusFor, listScopes } from '../connections/granted-scopes.server.ts'
import { letsInAnew } from '../connections/connections.server.ts'
import { lockShop } from '../connections/lock-shop.server.ts'
import { db, type Db } from '../db.server.ts'
import { systemClock } from '../lib/clock.ts'
import { enqueue } from '../pipeline/queue.server.ts'
import type { Tenant } from './find-tenant.server.ts'

export interface EnsureTenantInput {
  readonly shopDomain: string
  /** Comma separated, as Shopify grants them. */
  readonly grantedScopes: string
}

/**
 * The workspace, shop and connection of a shop that has just authenticated: made at the first time, woken after a reinstall,
 * unchanged otherwise. Safe to repeat and to run in parallel.
 */
export async function ensureTenant(input: EnsureTenantInput): Promise<Tenant> {
  return db.$transaction(async (tx) => {
    await lockShop(input.shopDomain, tx)
    const { workspaceId } = (await wakeShop(input, tx)) ?? (await createShop(input, tx))
    const { id: connectionId, checkedAt } = await connect(workspaceId, input, tx)
    if (!checkedAt) await enqueue('read-account', { workspaceId, connectionId }, { tx, once: connectionId })
    return { workspaceId, shopDomain: input.shopDomain, connectionId }
  })
}

async function wakeShop({ shopDomain, grantedScopes }: EnsureTenantInput, tx: Db) {
  const shop = await tx.shop.findUnique({ where: { domain: shopDomain } })
  if (!shop) return null
  const reinstalled = shop.uninstalledAt ? { uninstalledAt: null, installedAt: new Date(systemClock.now()) } : {}
  return tx.shop.update({ where: { id: shop.id }, data: { ...reinstalled, scopes: listScopes(grantedScopes) } })
}

async function createShop({ shopDomain, grantedScopes }: EnsureTenantInput, tx: Db) {
  const name = shopDomain.replace(/\.myshopify\.com$/, '')
  return tx.shop.create({
    data: { domain: shopDomain, name, scopes: listScopes(grantedScopes), workspace: { create: { name } } },
  })
}

async function connect(workspaceId: string, { shopDomain, grantedScopes }: EnsureTenantInput, tx: Db) {
  const status = connectionStatusFor(grantedScopes)
  return tx.connection.upsert({
    where: { workspaceId_channel_accountKey: { workspaceId, channel: 'shopify', accountKey: shopDomain } },
    create: { workspaceId, channel: 'shopify', accountKey: shopDomain, label: shopDomain, ...status },
    update: { ...status, ...letsInAnew },
    select: { id: true, checkedAt: true },
  })
}
