import { setShopConnection } from '../../connections/connections.server.ts'
import { lockShop } from '../../connections/lock-shop.server.ts'
import { finalItemStates } from '../../core/export/states.ts'
import { db, type Db } from '../../db.server.ts'
import { systemClock } from '../../lib/clock.ts'
import { log } from '../../log.server.ts'
import type { Delivery } from './delivery.ts'
import { wasReinstalledAfter } from './reinstalled.server.ts'

/**
 * The merchant removed the app: its tokens are dead. Sessions go, open exports end as cancelled, the connection is marked;
 * library, mappings and history stay for a reinstall until Shopify asks to redact them.
 */
export async function uninstallShop({ shop, triggeredAt }: Delivery<'APP_UNINSTALLED'>): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockShop(shop, tx)
    if (await wasReinstalledAfter(triggeredAt, shop, tx)) {
      log.info({ shop }, 'late uninstall of a shop that is installed again, ignored')
      return
    }
    await tx.session.deleteMany({ where: { shop } })
    await tx.shop.updateMany({ where: { domain: shop }, data: { uninstalledAt: triggeredAt } })
    await cancelOpenRuns(shop, tx)
    await setShopConnection(shop, 'disconnected', 'uninstalled', tx)
  })
}

/** Ends every open export of the shop. The lanes' fences grow, so that a worker in the middle of a step is refused. */
async function cancelOpenRuns(shop: string, tx: Db): Promise<void> {
  const connection = { channel: 'shopify' as const, accountKey: shop }
  const finishedAt = new Date(systemClock.now())
  await tx.lane.updateMany({
    where: { connection },
    data: { holder: null, leasedUntil: finishedAt, fence: { increment: 1 } },
  })
  // The runs before their items, each in the order of the ids: as whoever else ends runs that are open.
  const open = { connection, state: { notIn: ['finished', 'cancelled'] } }
  const runs = await tx.exportRun.findMany({ where: open, orderBy: { id: 'asc' }, select: { id: true } })
  for (const { id } of runs) {
    await tx.exportRun.updateMany({
      where: { id, ...open },
      data: { state: 'cancelled', cancelRequestedAt: finishedAt, finishedAt },
    })
  }
  await tx.exportItem.updateMany({
    where: { connection, state: { notIn: [...finalItemStates] } },
    data: { state: 'cancelled', errorCode: 'cancelled', finishedAt },
  })
}
