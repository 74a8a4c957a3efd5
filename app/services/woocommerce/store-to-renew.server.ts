import { StoreRefusal } from '../../core/connections/store-refusal.ts'
import { AppError } from '../../core/errors.ts'
import { isRecordId } from '../../core/record-id.ts'
import { db } from '../../db.server.ts'

/**
 * A connected store that gets new credentials. It must be the same site, which may have moved to https. Throws `AppError`
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
  if (withoutScheme(store.accountKey) !== withoutScheme(input.siteUrl)) throw new StoreRefusal('other_site')
  return store
}

function withoutScheme(siteUrl: string): string {
  return siteUrl.replace(/^https?:\/\//, '')
}
