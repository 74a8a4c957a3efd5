import { openConnector } from '../connections/open-connector.server.ts'
import type { RemoteListing } from '../core/channel/connector.ts'
import { db } from '../db.server.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { mapConcurrently } from '../lib/map-concurrently.ts'
import { syncVariants, type KeptListing } from './sync-listing-variants.server.ts'

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

/** Products held in memory at once; each may have 2,048 variants. */
const chunkSize = 100
/** Leaves connections of the pool to the other requests of this process. */
const parallelWrites = 4

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
    remembered.push(
      ...(await mapConcurrently(listings, parallelWrites, (listing) => rememberListing(request, listing))),
    )
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
