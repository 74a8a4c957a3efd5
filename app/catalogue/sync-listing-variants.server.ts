import { z } from 'zod'
import type { RemoteListingVariant } from '../core/channel/connector.ts'
import { gtinKey } from '../core/matching/gtin-key.ts'
import { skuKey } from '../core/matching/sku-key.ts'
import type { Prisma } from '../generated/prisma/client.ts'

export interface KeptListing {
  readonly id: string
  readonly productId: string
}

/** Variants are known by the account's id, so a renamed or re-ordered variant keeps its mappings. */
export async function syncVariants(
  tx: Prisma.TransactionClient,
  listing: KeptListing,
  remote: readonly RemoteListingVariant[],
) {
  const known = await tx.variantListing.findMany({
    where: { listingId: listing.id },
    select: {
      variantId: true,
      remoteId: true,
      variant: {
        select: {
          title: true,
          sku: true,
          skuKey: true,
          barcode: true,
          gtinKey: true,
          position: true,
          optionValues: true,
        },
      },
    },
  })
  const byRemoteId = new Map(known.map((row) => [row.remoteId, row]))
  const wanted = remote.map((variant, position) => ({
    remoteId: variant.remoteId,
    data: variantData(variant, position),
  }))

  for (const { remoteId, data } of wanted) {
    const row = byRemoteId.get(remoteId)
    byRemoteId.delete(remoteId)
    if (row && !sameVariant(row.variant, data)) await tx.variant.update({ where: { id: row.variantId }, data })
  }
  const knownIds = new Set(known.map(({ remoteId }) => remoteId))
  await createVariants(
    tx,
    listing,
    wanted.filter(({ remoteId }) => !knownIds.has(remoteId)),
  )
  await dropVariants(
    tx,
    listing,
    [...byRemoteId.values()].map(({ variantId }) => variantId),
  )
}

const optionValuesSchema = z.record(z.string(), z.string())

type VariantData = ReturnType<typeof variantData>

function variantData(variant: RemoteListingVariant, position: number) {
  const { title, sku, barcode, optionValues } = variant
  const keys = { skuKey: skuKey(sku), gtinKey: gtinKey(barcode) }
  return { title, sku, barcode, ...keys, position, optionValues: { ...optionValues } }
}

function sameVariant(known: Omit<VariantData, 'optionValues'> & { optionValues: unknown }, data: VariantData): boolean {
  return JSON.stringify(comparable(known)) === JSON.stringify(comparable(data))
}

/** PostgreSQL keeps JSON objects in an order of its own. */
function comparable({ optionValues, ...variant }: Parameters<typeof sameVariant>[0]): unknown[] {
  const { title, sku, skuKey, barcode, gtinKey, position } = variant
  const entries = Object.entries(optionValuesSchema.parse(optionValues)).sort()
  return [title, sku, skuKey, barcode, gtinKey, position, entries]
}

async function createVariants(
  tx: Prisma.TransactionClient,
  { id: listingId, productId }: KeptListing,
  fresh: readonly { remoteId: string; data: VariantData }[],
) {
  if (fresh.length === 0) return
  const made = await tx.variant.createManyAndReturn({
    data: fresh.map(({ data }) => ({ ...data, productId })),
    select: { id: true, position: true },
  })
  const idByPosition = new Map(made.map(({ id, position }) => [position, id]))
  await tx.variantListing.createMany({
    data: fresh.flatMap(({ remoteId, data }) => {
      const variantId = idByPosition.get(data.position)
      return variantId ? [{ listingId, variantId, remoteId }] : []
    }),
  })
}

/** A variant that another connection still sells stays, with its mappings. */
async function dropVariants(
  tx: Prisma.TransactionClient,
  { id: listingId }: KeptListing,
  variantIds: readonly string[],
) {
  if (variantIds.length === 0) return
  await tx.variantListing.deleteMany({ where: { listingId, variantId: { in: [...variantIds] } } })
  await tx.variant.deleteMany({ where: { id: { in: [...variantIds] }, listings: { none: {} } } })
}
