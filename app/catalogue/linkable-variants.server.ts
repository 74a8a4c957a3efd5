import type { LinkFileRow } from '../core/matching/link-file.ts'
import type { LinkableVariant } from '../core/matching/plan-link-file.ts'
import { skuKey } from '../core/matching/sku-key.ts'
import { isRecordId } from '../core/record-id.ts'
import { db } from '../db.server.ts'
import type { Prisma } from '../generated/prisma/client.ts'

interface Place {
  readonly workspaceId: string
  /** The account. */
  readonly connectionId: string
  /** Where the merchant's products were read. */
  readonly shopConnectionId: string
}

/** Values in one query. */
const chunkSize = 1000

/** The shop's variants that the lines name, and those that the listings they name are linked to. Changes nothing. */
export async function loadLinkableVariants(
  place: Place,
  rows: readonly Pick<LinkFileRow, 'variantId' | 'sku' | 'sellerSku'>[],
): Promise<LinkableVariant[]> {
  const ids = rows.map(({ variantId }) => variantId.toLowerCase()).filter(isRecordId)
  const skuKeys = rows.filter(({ variantId }) => !variantId).map(({ sku }) => skuKey(sku))
  const remoteIds = rows.map(({ sellerSku }) => sellerSku)
  const found = [
    ...(await inChunks(ids, (chunk) => loadVariants(place, { id: { in: chunk } }))),
    ...(await inChunks(skuKeys, (chunk) => loadVariants(place, { skuKey: { in: chunk } }))),
    ...(await inChunks(remoteIds, (chunk) => loadVariants(place, { listings: { some: linkedTo(place, chunk) } }))),
    ...(await inChunks(remoteIds, (chunk) => loadWholeProducts(place, chunk))),
  ]
  return [...new Map(found.map((variant) => [variant.id, variant])).values()]
}

async function inChunks<Found>(values: readonly string[], load: (chunk: string[]) => Promise<Found[]>) {
  const distinct = [...new Set(values)].filter(Boolean)
  const found: Found[] = []
  for (let start = 0; start < distinct.length; start += chunkSize) {
    found.push(...(await load(distinct.slice(start, start + chunkSize))))
  }
  return found
}

function linkedTo({ connectionId }: Place, remoteIds: string[]): Prisma.VariantListingWhereInput {
  return { listing: { connectionId, unlinkedAt: null, remoteId: { in: remoteIds } } }
}

async function loadVariants(place: Place, where: Prisma.VariantWhereInput): Promise<LinkableVariant[]> {
  const { workspaceId, connectionId, shopConnectionId } = place
  const inShop = { listings: { some: { connectionId: shopConnectionId, deletedAt: null } } }
  const rows = await db.variant.findMany({
    where: { AND: [where, { product: { workspaceId, ...inShop } }] },
    select: {
      ...{ id: true, productId: true, title: true, sku: true },
      product: { select: { title: true, _count: { select: { variants: true } } } },
      listings: {
        where: { listing: { connectionId, unlinkedAt: null } },
        select: { listing: { select: { remoteId: true } } },
      },
    },
  })
  return rows.map(({ product, listings, title, ...variant }) => ({
    ...variant,
    // The only variant of a product has no name that a merchant knows.
    title: product._count.variants === 1 ? product.title : `${product.title} · ${title}`,
    linked: listings.map(({ listing }) => listing.remoteId),
  }))
}

/** A listing may stand for a product as a whole, without a variant: nobody else can have it either. */
async function loadWholeProducts(place: Place, remoteIds: string[]): Promise<LinkableVariant[]> {
  const { workspaceId, connectionId } = place
  const rows = await db.listing.findMany({
    where: {
      ...{ workspaceId, connectionId, unlinkedAt: null, matchedBy: { not: 'channel' } },
      ...{ remoteId: { in: remoteIds }, variants: { none: {} } },
    },
    select: { id: true, remoteId: true, productId: true, product: { select: { title: true } } },
  })
  return rows.map(({ id, remoteId, productId, product }) => ({
    ...{ id, productId, title: product.title, sku: '', linked: [remoteId] },
  }))
}
