import { openConnector } from '../connections/open-connector.server.ts'
import type { RemoteListing, RemoteListingVariant } from '../core/channel/connector.ts'
import { db } from '../db.server.ts'
import type { Prisma } from '../generated/prisma/client.ts'

export interface RememberedListing {
  readonly remoteId: string
  readonly listingId: string
  readonly productId: string
}

export interface ListingsToRemember {
  readonly workspaceId: string
  readonly connectionId: string
  readonly remoteIds: readonly string[]
}

/** A chunk of products with up to 2,048 variants each stays well below the platform's cost limit and our memory. */
const chunkSize = 25

/**
 * Reads whole listings from the account and keeps them as products with variants. Repeating is safe: known products and
 * variants keep their ids, variants gone from the account are dropped. Products that no longer exist there are left out of
 * the answer and marked deleted. Throws `ConnectorError`.
 */
export async function rememberListings(request: ListingsToRemember): Promise<RememberedListing[]> {
  const { workspaceId, connectionId, remoteIds } = request
  const connector = await openConnector(workspaceId, connectionId)
  const remembered: RememberedListing[] = []
  for (let start = 0; start < remoteIds.length; start += chunkSize) {
    const chunk = remoteIds.slice(start, start + chunkSize)
    const listings = await connector.getListings(chunk)
    for (const listing of listings) remembered.push(await rememberListing(request, listing))
    const found = new Set(listings.map(({ remoteId }) => remoteId))
    await markDeleted(
      request,
      chunk.filter((remoteId) => !found.has(remoteId)),
    )
  }
  return remembered
}

async function markDeleted({ workspaceId, connectionId }: ListingsToRemember, gone: readonly string[]) {
  if (gone.length === 0) return
  await db.listing.updateMany({
    where: { workspaceId, connectionId, remoteId: { in: [...gone] }, deletedAt: null },
    data: { deletedAt: new Date() },
  })
}

function rememberListing(request: ListingsToRemember, remote: RemoteListing): Promise<RememberedListing> {
  return db.$transaction(
    async (tx) => {
      // Two tabs may choose the same product at once; the second waits here and finds what the first wrote.
      const lock = `${request.connectionId} ${remote.remoteId}`
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`
      const kept = await upsertListing(tx, request, remote)
      await syncVariants(tx, kept, remote.variants)
      return { remoteId: remote.remoteId, listingId: kept.id, productId: kept.productId }
    },
    { timeout: 20_000 },
  )
}

type KeptListing = { readonly id: string; readonly productId: string }

async function upsertListing(
  tx: Prisma.TransactionClient,
  { workspaceId, connectionId }: ListingsToRemember,
  remote: RemoteListing,
): Promise<KeptListing> {
  const product = {
    title: remote.title,
    handle: remote.handle,
    options: remote.options.map((option) => ({ ...option })),
  }
  const seen = {
    status: remote.status,
    imageUrl: remote.imageUrl,
    stale: false,
    deletedAt: null,
    fetchedAt: new Date(),
  }
  const known = await tx.listing.findUnique({
    where: { connectionId_remoteId: { connectionId, remoteId: remote.remoteId }, workspaceId },
    select: { id: true, productId: true },
  })
  if (known) {
    await tx.product.update({ where: { id: known.productId, workspaceId }, data: product })
    await tx.listing.update({ where: { id: known.id, workspaceId }, data: seen })
    return known
  }
  const made = await tx.product.create({ data: { ...product, workspaceId }, select: { id: true } })
  return tx.listing.create({
    data: { ...seen, workspaceId, connectionId, productId: made.id, remoteId: remote.remoteId },
    select: { id: true, productId: true },
  })
}

/** Variants are known by the account's id, so a renamed or re-ordered variant keeps its mappings. */
async function syncVariants(
  tx: Prisma.TransactionClient,
  listing: KeptListing,
  remote: readonly RemoteListingVariant[],
) {
  const known = await tx.variantListing.findMany({
    where: { listingId: listing.id },
    select: {
      variantId: true,
      remoteId: true,
      variant: { select: { title: true, sku: true, barcode: true, position: true, optionValues: true } },
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

type VariantData = ReturnType<typeof variantData>

function variantData(variant: RemoteListingVariant, position: number) {
  const { title, sku, barcode, optionValues } = variant
  return { title, sku, barcode, position, optionValues: { ...optionValues } }
}

function sameVariant(known: Omit<VariantData, 'optionValues'> & { optionValues: unknown }, data: VariantData): boolean {
  const text = ({ title, sku, barcode, position, optionValues }: typeof known) =>
    JSON.stringify([title, sku, barcode, position, Object.entries(Object(optionValues)).sort()])
  return text(known) === text(data)
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
