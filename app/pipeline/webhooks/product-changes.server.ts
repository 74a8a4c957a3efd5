import { db } from '../../db.server.ts'
import type { Delivery } from './delivery.ts'

/** A product changed (by anyone, us included): a listing read before that is stale. */
export async function markListingStale({ shop, payload, triggeredAt }: Delivery<'PRODUCTS_UPDATE'>): Promise<void> {
  const changedAt = payload.updated_at ? new Date(payload.updated_at) : triggeredAt
  await db.listing.updateMany({
    where: { ...listingOf(shop, payload.id), fetchedAt: { lte: changedAt } },
    data: { stale: true },
  })
}

/** A product is gone. Its listing stays for the history of its exports. */
export async function deleteListing({ shop, payload, triggeredAt }: Delivery<'PRODUCTS_DELETE'>): Promise<void> {
  await db.listing.updateMany({
    where: { ...listingOf(shop, payload.id), deletedAt: null },
    data: { stale: true, deletedAt: triggeredAt },
  })
}

function listingOf(shop: string, productId: number) {
  return {
    remoteId: `gid://shopify/Product/${productId}`,
    connection: { channel: 'shopify' as const, accountKey: shop },
  }
}
