import { connectionStatusFor, listScopes } from '../../connections/granted-scopes.server.ts'
import { setShopConnection } from '../../connections/connections.server.ts'
import { lockShop } from '../../connections/lock-shop.server.ts'
import { db } from '../../db.server.ts'
import type { Delivery } from './delivery.ts'

/** The merchant granted or revoked scopes: remembers them, and marks the connection where needed ones are missing. */
export async function storeScopes({ shop, payload }: Delivery<'APP_SCOPES_UPDATE'>): Promise<void> {
  const granted = payload.current.join(',')
  const { status, statusReason } = connectionStatusFor(granted)
  await db.$transaction(async (tx) => {
    await lockShop(shop, tx)
    await tx.shop.updateMany({ where: { domain: shop }, data: { scopes: listScopes(granted) } })
    await setShopConnection(shop, status, statusReason, tx)
  })
}
