import { partsOfAccountKey } from '../../connections/seller-accounts.server.ts'
import { getMarketplace, type Marketplace } from '../../connections/sellers.server.ts'
import { AppError } from '../../core/errors.ts'
import { isRecordId } from '../../core/record-id.ts'
import { db } from '../../db.server.ts'

interface SellerToRenew {
  readonly id: string
  readonly label: string
  readonly sellerId: string
  readonly marketplace: Marketplace
}

/** A connected seller that gives consent again. Throws `AppError` not_found. */
export async function sellerToRenew(input: { workspaceId: string; connectionId: string }): Promise<SellerToRenew> {
  const { workspaceId, connectionId: id } = input
  const connection = isRecordId(id)
    ? await db.connection.findUnique({
        where: { id, workspaceId, channel: 'amazon' },
        select: { accountKey: true, label: true },
      })
    : null
  if (!connection) {
    throw new AppError('not_found', `no seller ${id}`, {
      userMessage: 'This seller is no longer connected here. Connect it as a new one.',
    })
  }
  const { sellerId, marketplaceId } = partsOfAccountKey(connection.accountKey)
  return { id, label: connection.label, sellerId, marketplace: getMarketplace(marketplaceId) }
}
