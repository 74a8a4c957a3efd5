import type { RemoteListing } from '../core/channel/connector.ts'
import {
  pairKey,
  type MatchableProduct,
  type MatchSurroundings,
  type SkuOwner,
} from '../core/matching/match-product.ts'
import { skuKey } from '../core/matching/sku-key.ts'
import { storeItemsBySku } from '../core/matching/store-items.ts'
import { db } from '../db.server.ts'

interface Comparison {
  readonly workspaceId: string
  /** The store. */
  readonly connectionId: string
  /** Where the merchant's products were read. */
  readonly shopConnectionId: string
}

/** Everything that comparing these products with what the store has under their SKUs needs to know. Changes nothing. */
export async function loadSurroundings(
  comparison: Comparison,
  products: readonly MatchableProduct[],
  found: readonly RemoteListing[],
): Promise<MatchSurroundings> {
  const keys = new Set([
    ...products.flatMap(({ variants }) => variants.map(({ sku }) => skuKey(sku))),
    ...found.flatMap(({ variants }) => variants.map(({ sku }) => skuKey(sku))),
  ])
  keys.delete('')
  const [owners, links] = await Promise.all([loadOwners(comparison, [...keys]), loadLinks(comparison, products, found)])
  return { owners, items: storeItemsBySku(found), ...links }
}

async function loadOwners({ workspaceId, shopConnectionId }: Comparison, keys: readonly string[]) {
  const rows = await db.variant.findMany({
    where: {
      skuKey: { in: [...keys] },
      product: { workspaceId },
      listings: { some: { listing: { connectionId: shopConnectionId, deletedAt: null } } },
    },
    select: { id: true, productId: true, title: true, skuKey: true, product: { select: { title: true } } },
    orderBy: { id: 'asc' },
  })
  const owners = new Map<string, SkuOwner[]>()
  for (const { id, productId, title, skuKey: key, product } of rows) {
    const owner = { productId, productTitle: product.title, variantId: id, variantTitle: title }
    owners.set(key, [...(owners.get(key) ?? []), owner])
  }
  return owners
}

async function loadLinks(
  { workspaceId, connectionId }: Comparison,
  products: readonly MatchableProduct[],
  found: readonly RemoteListing[],
): Promise<Pick<MatchSurroundings, 'linked' | 'unlinked' | 'pairedItems' | 'pairedVariantIds'>> {
  const listings = await db.listing.findMany({
    where: {
      ...{ workspaceId, connectionId, matchedBy: { not: 'channel' } },
      OR: [
        { remoteId: { in: found.map(({ remoteId }) => remoteId) } },
        { productId: { in: products.map(({ id }) => id) } },
      ],
    },
    select: {
      remoteId: true,
      productId: true,
      unlinkedAt: true,
      product: { select: { title: true } },
      variants: { select: { variantId: true, remoteId: true } },
    },
  })
  const linked = listings.filter(({ unlinkedAt }) => !unlinkedAt)
  const unlinked = listings.filter(({ unlinkedAt }) => unlinkedAt)
  return {
    linked: new Map(
      linked.map(({ remoteId, productId, product }) => [remoteId, { productId, productTitle: product.title }]),
    ),
    unlinked: new Set(unlinked.map(({ remoteId, productId }) => pairKey(remoteId, productId))),
    pairedItems: new Set(
      linked.flatMap(({ remoteId, variants }) => variants.map((pair) => pairKey(remoteId, pair.remoteId))),
    ),
    pairedVariantIds: new Set(linked.flatMap(({ variants }) => variants.map(({ variantId }) => variantId))),
  }
}
