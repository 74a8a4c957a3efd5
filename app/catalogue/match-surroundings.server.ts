import type { RemoteListing } from '../core/channel/connector.ts'
import {
  pairKey,
  type KeyOwner,
  type MatchableProduct,
  type MatchSurroundings,
} from '../core/matching/match-product.ts'
import { matchKey, type MatchWay } from '../core/matching/match-way.ts'
import { byMatchKey, itemKeys, storeItems, type StoreItem } from '../core/matching/store-items.ts'
import { db } from '../db.server.ts'

interface Comparison {
  readonly workspaceId: string
  /** The store. */
  readonly connectionId: string
  /** Where the merchant's products were read. */
  readonly shopConnectionId: string
}

/** What the store answered when it was asked for the SKUs and for the barcodes of products. */
export type FoundListings = Readonly<Record<MatchWay, readonly RemoteListing[]>>

/** Everything that comparing these products with what the store has under their keys needs to know. Changes nothing. */
export async function loadSurroundings(
  comparison: Comparison,
  products: readonly MatchableProduct[],
  found: FoundListings,
): Promise<MatchSurroundings> {
  const listings = [...found.sku, ...found.gtin]
  const items = storeItems(listings)
  const [sku, gtin, links] = await Promise.all([
    loadOwners(comparison, 'sku', keysOf(products, items, 'sku')),
    loadOwners(comparison, 'gtin', keysOf(products, items, 'gtin')),
    loadLinks(comparison, products, listings),
  ])
  // By barcode only what was asked for by barcode: the others have been decided by their SKUs.
  const byBarcode = byMatchKey(storeItems(found.gtin), 'gtin')
  return { owners: { sku, gtin }, items: { sku: byMatchKey(items, 'sku'), gtin: byBarcode }, ...links }
}

function keysOf(products: readonly MatchableProduct[], items: readonly StoreItem[], way: MatchWay): string[] {
  const mine = products.flatMap(({ variants }) => variants.map((variant) => matchKey(variant, way)))
  const keys = new Set([...mine, ...items.flatMap((item) => itemKeys(item, way))])
  keys.delete('')
  return [...keys]
}

async function loadOwners({ workspaceId, shopConnectionId }: Comparison, way: MatchWay, keys: readonly string[]) {
  const column = way === 'sku' ? 'skuKey' : 'gtinKey'
  const rows = await db.variant.findMany({
    where: {
      [column]: { in: [...keys] },
      product: { workspaceId },
      listings: { some: { listing: { connectionId: shopConnectionId, deletedAt: null } } },
    },
    select: {
      ...{ id: true, productId: true, title: true, skuKey: true, gtinKey: true },
      product: { select: { title: true } },
    },
    orderBy: { id: 'asc' },
  })
  const owners = new Map<string, KeyOwner[]>()
  for (const { id, productId, title, product, ...row } of rows) {
    const owner = { productId, productTitle: product.title, variantId: id, variantTitle: title }
    owners.set(row[column], [...(owners.get(row[column]) ?? []), owner])
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
