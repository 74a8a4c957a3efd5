import type { Db } from '../../db.server.ts'

/**
 * Whether Shopify has given us tokens for a shop after a moment: then a webhook of an uninstall before it speaks of a former
 * installation. Webhooks are retried for hours and keep no order.
 */
export async function wasReinstalledAfter(moment: Date, shop: string, client: Db): Promise<boolean> {
  const newer = await client.session.findFirst({
    where: { shop, accessTokenSealed: { not: null }, updatedAt: { gt: moment } },
    select: { id: true },
  })
  return newer !== null
}
