import { db } from '../../db.server.ts'
import type { Delivery } from './delivery.ts'

/**
 * A customer asks what is held about them. Mediaport reads products and files alone and holds nothing about customers; the
 * record is the answer the operator passes on within 30 days, with what is held about the shop.
 */
export async function recordDataRequest({ id, shop, payload }: Delivery<'CUSTOMERS_DATA_REQUEST'>): Promise<void> {
  await record(id, shop, `data_request ${payload.data_request.id}`)
}

/** A customer is to be forgotten: nothing is held, and that is recorded. */
export async function recordCustomerRedaction({ id, shop }: Delivery<'CUSTOMERS_REDACT'>): Promise<void> {
  await record(id, shop, `customers/redact ${id}`)
}

/** One record per delivery: the reference carries it, and a repeat finds the first record. */
async function record(deliveryId: string, shop: string, requestRef: string): Promise<void> {
  const report = { deliveryId, customerData: 'none', heldAboutTheShop: await countHeld(shop) }
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${deliveryId}, 0))`
    const answered = await tx.dataRequest.findFirst({ where: { shop, requestRef }, select: { id: true } })
    if (!answered) await tx.dataRequest.create({ data: { shop, requestRef, report } })
  })
}

async function countHeld(shop: string): Promise<Record<string, number>> {
  const row = await db.shop.findUnique({
    where: { domain: shop },
    select: {
      workspace: { select: { _count: { select: { assets: true, products: true, listings: true, runs: true } } } },
    },
  })
  return row?.workspace._count ?? {}
}
