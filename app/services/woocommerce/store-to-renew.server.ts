import { addressesOfSite } from '../../core/connections/same-site.ts'
import { StoreRefusal } from '../../core/connections/store-refusal.ts'
import { AppError } from '../../core/errors.ts'
import { isRecordId } from '../../core/record-id.ts'
import { db } from '../../db.server.ts'

/**
 * A connected store that gets new credentials. It must be the same site, which may have moved to https or `www`. Throws `AppError`
 * not_found and `StoreRefusal` other_site.
 */
export async function storeToRenew(input: {
  workspaceId: string
  connectionId: string
  /** As it was found now. */
  siteUrl: string
}): Promise<{ id: string; accountKey: string }> {
  const { workspaceId, connectionId: id } = input
  const store = isRecordId(id)
    ? await db.connection.findUnique({
        where: { id, workspaceId, channel: 'woocommerce' },
        select: { id: true, accountKey: true },
      })
    : null
  if (!store) {
    throw new AppError('not_found', `no store ${id}`, {
      userMessage: 'This store is no longer connected here. Connect it as a new one.',
    })
  }
  if (!addressesOfSite(input.siteUrl).includes(store.accountKey)) throw new StoreRefusal('other_site')
  const known = await connectedAt(workspaceId, input.siteUrl)
  if (known && known.id !== store.id && known.accountKey === input.siteUrl) throw new StoreRefusal('other_site')
  return store
}

/**
 * The connection that a site has already, under the address it has now or one that it had before; null: it is new. With two of
 * them the one of the present address counts.
 */
export async function connectedAt(
  workspaceId: string,
  siteUrl: string,
): Promise<{ id: string; accountKey: string } | null> {
  const stores = await db.connection.findMany({
    where: { workspaceId, channel: 'woocommerce', accountKey: { in: addressesOfSite(siteUrl) } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, accountKey: true },
  })
  return stores.find(({ accountKey }) => accountKey === siteUrl) ?? stores[0] ?? null
}
