import { channelLabels } from '../core/channel/channel.ts'
import { wordsOfStatusReason } from '../core/connections/status-reason.ts'
import { AppError } from '../core/errors.ts'
import { catalogueOrigin, listingUnit } from '../core/matching/catalogue-origin.ts'
import type { StoreView } from '../core/matching/matching-view.ts'
import { isRecordId } from '../core/record-id.ts'
import { db } from '../db.server.ts'

/** A connected store whose listings are matched with the merchant's products. Throws `AppError` not_found for any other. */
export async function getMatchedStore(workspaceId: string, connectionId: string): Promise<StoreView> {
  const connection = !isRecordId(connectionId)
    ? null
    : await db.connection.findUnique({
        where: { id: connectionId, workspaceId },
        select: { id: true, label: true, channel: true, status: true, statusReason: true },
      })
  if (!connection || catalogueOrigin[connection.channel] === 'read') {
    throw new AppError('not_found', `no store ${connectionId} to match with`, {
      userMessage: 'This store is not connected. Choose one in Settings.',
    })
  }
  const { channel, statusReason, ...store } = connection
  const words = { words: channel, channel: channelLabels[channel], problem: wordsOfStatusReason(statusReason) }
  return { ...store, ...words, unit: listingUnit[channel] }
}

/** An account where a listing is one SKU, so that a line of a file can say which. Throws `AppError` not_found for any other. */
export async function getAccountOfSkus(workspaceId: string, connectionId: string): Promise<StoreView> {
  const store = await getMatchedStore(workspaceId, connectionId)
  if (store.unit === 'sku') return store
  throw new AppError('not_found', `store ${connectionId} lists products, not SKUs`, {
    userMessage: 'Links of this store can’t be changed with a file.',
  })
}
