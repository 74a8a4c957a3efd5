import { openConnector } from '../connections/open-connector.server.ts'
import type { RemoteListing } from '../core/channel/connector.ts'
import { listingDetailsSchema } from '../core/channel/listing-details.ts'
import { db } from '../db.server.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { mapConcurrently } from '../lib/map-concurrently.ts'
import { lockListing } from './lock-listing.server.ts'
import { syncVariants, type KeptListing } from './sync-listing-variants.server.ts'

export interface RememberedListing {
  readonly remoteId: string
  readonly listingId: string
  readonly productId: string
}

export interface Account {
  readonly workspaceId: string
  readonly connectionId: string
}

export interface ListingsToRemember extends Account {
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
export async function rememberListings({ remoteIds, ...account }: ListingsToRemember): Promise<RememberedListing[]> {
  const connector = await openConnector(account.workspaceId, account.connectionId)
  const remembered: RememberedListing[] = []
  for (let start = 0; start < remoteIds.length; start += chunkSize) {
    const chunk = remoteIds.slice(start, start + chunkSize)
    const listings = await connector.getListings(chunk)
    remembered.push(...(await keepListings(account, listings)))
    const found = new Set(listings.map(({ remoteId }) => remoteId))
    await markDeleted(
      account,
      chunk.filter((remoteId) => !found.has(remoteId)),
    )
  }
  return remembered
}

/** Keeps listings that were read whole, in the order given. Repeating is safe. */
export function keepListings(account: Account, listings: readonly RemoteListing[]): Promise<RememberedListing[]> {
  return mapConcurrently(listings, parallelWrites, (listing) => keepListing(account, listing))
}

async function markDeleted({ workspaceId, connectionId }: Account, gone: readonly string[]) {
  if (gone.length === 0) return
  await db.listing.updateMany({
    where: { workspaceId, connectionId, remoteId: { in: [...gone] }, deletedAt: null },
    data: { deletedAt: new Date() },
  })
}

function keepListing(account: Account, remote: RemoteListing): Promise<RememberedListing> {
  return db.$transaction(
    async (tx) => {
      // Two tabs may choose the same product at once; the second waits here and finds what the first wrote.
      await lockListing(tx, account.connectionId, remote.remoteId)
      const { isSource, ...kept } = await upsertListing(tx, account, remote)
      if (isSource) await syncVariants(tx, kept, remote.variants)
      return { remoteId: remote.remoteId, listingId: kept.id, productId: kept.productId }
    },
    { timeout: 20_000 },
  )
}

/** `isSource`: the product is what this account says it is. Else it was read elsewhere and this listing linked to it. */
async function upsertListing(
  tx: Prisma.TransactionClient,
  { workspaceId, connectionId }: Account,
  remote: RemoteListing,
): Promise<KeptListing & { readonly isSource: boolean }> {
  const { title, handle } = remote
  const product = { title, handle, options: remote.options.map((option) => ({ ...option })) }
  const seen = {
    title,
    status: remote.status,
    imageUrl: remote.imageUrl,
    changedAt: remote.changedAt ?? null,
    details: listingDetailsSchema.parse(remote.details ?? {}),
    stale: false,
    deletedAt: null,
    fetchedAt: new Date(),
  }
  const known = await tx.listing.findUnique({
    where: { connectionId_remoteId: { connectionId, remoteId: remote.remoteId }, workspaceId },
    select: { id: true, productId: true, matchedBy: true, unlinkedAt: true },
  })
  if (known && !known.unlinkedAt) {
    const isSource = known.matchedBy === 'channel'
    if (isSource) await tx.product.update({ where: { id: known.productId, workspaceId }, data: product })
    await tx.listing.update({ where: { id: known.id, workspaceId }, data: seen })
    return { id: known.id, productId: known.productId, isSource }
  }
  const { id: productId } = await tx.product.create({ data: { ...product, workspaceId }, select: { id: true } })
  const place = { workspaceId, connectionId, productId, matchedBy: 'channel', unlinkedAt: null }
  const kept = await tx.listing.upsert({
    where: { connectionId_remoteId: { connectionId, remoteId: remote.remoteId }, workspaceId },
    create: { ...seen, ...place, remoteId: remote.remoteId },
    update: { ...seen, ...place },
    select: { id: true, productId: true },
  })
  return { ...kept, isSource: true }
}
