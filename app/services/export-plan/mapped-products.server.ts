import { z } from 'zod'
import type { Db } from '../../db.server.ts'
import { mappingColumns, toEntry } from '../../queries/mapping-rows.server.ts'
import type { MappingEntry } from '../../core/mapping/mapping.ts'

const optionValuesSchema = z.record(z.string(), z.string())

/** What is to be exported to one listing. */
export interface MappedProduct {
  readonly productId: string
  readonly listingId: string
  readonly remoteId: string
  readonly title: string
  readonly entries: readonly MappingEntry[]
  readonly variants: readonly {
    readonly id: string
    readonly remoteId: string
    readonly optionValues: Readonly<Record<string, string>>
  }[]
}

/** The listings of products on one connection with what the merchant accepted for them, in the order of `productIds`. */
export async function loadMappedProducts(
  db: Db,
  workspaceId: string,
  connectionId: string,
  productIds: readonly string[],
): Promise<MappedProduct[]> {
  const listings = await db.listing.findMany({
    where: { workspaceId, connectionId, productId: { in: [...productIds] }, unlinkedAt: null },
    select: {
      id: true,
      remoteId: true,
      productId: true,
      product: { select: { title: true } },
      variants: { select: { variantId: true, remoteId: true, variant: { select: { optionValues: true } } } },
    },
  })
  const entries = await loadAcceptedEntries(db, workspaceId, productIds)
  const place = new Map(productIds.map((id, index) => [id, index]))
  return listings
    .toSorted((a, b) => (place.get(a.productId) ?? 0) - (place.get(b.productId) ?? 0))
    .map(({ id, remoteId, productId, product, variants }) => ({
      productId,
      listingId: id,
      remoteId,
      title: product.title,
      entries: entries.get(productId) ?? [],
      variants: variants.map((row) => ({
        id: row.variantId,
        remoteId: row.remoteId,
        optionValues: optionValuesSchema.parse(row.variant.optionValues),
      })),
    }))
}

/** By product, in mapped order. */
export async function loadAcceptedEntries(
  db: Db,
  workspaceId: string,
  productIds: readonly string[],
): Promise<Map<string, MappingEntry[]>> {
  const rows = await db.mapping.findMany({
    where: { workspaceId, productId: { in: [...productIds] }, accepted: true },
    select: { ...mappingColumns, productId: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  const entries = new Map<string, MappingEntry[]>()
  for (const row of rows) entries.set(row.productId, [...(entries.get(row.productId) ?? []), toEntry(row)])
  return entries
}
