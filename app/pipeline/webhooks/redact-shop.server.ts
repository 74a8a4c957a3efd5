import { lockShop } from '../../connections/lock-shop.server.ts'
import { db, type Db } from '../../db.server.ts'
import { log } from '../../log.server.ts'
import { fileStore } from '../../storage/index.server.ts'
import { workspacePrefix } from '../../storage/storage-key.ts'
import type { Delivery } from './delivery.ts'
import { wasReinstalledAfter } from './reinstalled.server.ts'

/** Thousands of rows and files hang on a workspace. */
const TRANSACTION_TIMEOUT_MS = 240_000

/**
 * Two days after an uninstall Shopify asks to forget the shop: every row and file of it goes. A workspace goes with its last
 * shop; where it has others it loses this shop's connection, listings, plans and exports, and products sold nowhere else.
 */
export async function redactShop({ shop, triggeredAt }: Delivery<'SHOP_REDACT'>): Promise<void> {
  await db.$transaction(
    async (tx) => {
      await lockShop(shop, tx)
      if (await wasReinstalledAfter(triggeredAt, shop, tx)) {
        log.info({ shop }, 'late redaction of a shop that is installed again, ignored')
        return
      }
      await eraseByDomain(shop, tx)
      await eraseTenant(shop, tx)
    },
    { timeout: TRANSACTION_TIMEOUT_MS },
  )
}

async function eraseByDomain(shop: string, tx: Db): Promise<void> {
  await tx.session.deleteMany({ where: { shop } })
  await tx.dataRequest.deleteMany({ where: { shop } })
  await tx.webhookDelivery.deleteMany({ where: { shop } })
}

async function eraseTenant(domain: string, tx: Db): Promise<void> {
  const shop = await tx.shop.findUnique({ where: { domain }, select: { workspaceId: true } })
  if (!shop) return
  const { workspaceId } = shop
  const others = await tx.shop.count({ where: { workspaceId, domain: { not: domain } } })
  if (others > 0) return eraseConnection(workspaceId, domain, tx)
  await tx.workspace.delete({ where: { id: workspaceId } })
  // Before the commit: after a crash here the rows are still there, and the retry of the job ends what was begun.
  const files = await fileStore.deletePrefix(workspacePrefix(workspaceId))
  log.info({ shop: domain, workspaceId, files }, 'shop redacted')
}

async function eraseConnection(workspaceId: string, domain: string, tx: Db): Promise<void> {
  await tx.connection.deleteMany({ where: { workspaceId, channel: 'shopify', accountKey: domain } })
  await tx.product.deleteMany({ where: { workspaceId, listings: { none: {} } } })
  await tx.shop.delete({ where: { domain, workspaceId } })
}
