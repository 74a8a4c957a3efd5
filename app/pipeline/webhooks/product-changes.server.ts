import { db } from '../../db.server.ts'
import type { Delivery } from './delivery.ts'

/** How far Shopify's clock and ours may differ; marking a listing once too often costs one reading. */
const CLOCK_SKEW_MS = 10_000

/** A product changed (by anyone, us included): a listing read before that is stale. */
export async function markListingStale({ shop, payload, triggeredAt }: Delivery<'PRODUCTS_UPDATE'>): Promise<void> {
  const readBefore = new Date(triggeredAt.getTime() + CLOCK_SKEW_MS)
  await db.listing.updateMany({
    where: { ...listingOf(shop, payload.id), fetchedAt: { lt: readBefore } },
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
