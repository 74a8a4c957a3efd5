import { AppError } from '../core/errors.ts'
import { listingDetailsSchema } from '../core/channel/listing-details.ts'
import type { RemoteListing } from '../core/channel/connector.ts'
import type { LinkOrigin } from '../core/matching/match-way.ts'
import { db } from '../db.server.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { lockListing } from './lock-listing.server.ts'
import type { Account } from './remember-listings.server.ts'

export interface LinkRequest extends Account {
  readonly productId: string
  readonly listing: Pick<RemoteListing, 'remoteId' | 'title' | 'status' | 'imageUrl' | 'details'>
  readonly pairs: readonly { readonly variantId: string; readonly remoteId: string; readonly matchedBy: LinkOrigin }[]
  readonly matchedBy: LinkOrigin
  /** Whether these are all pairs of the listing from now on, or more beside those it has. */
  readonly pairing: 'replace' | 'extend'
}

/**
 * Links a listing of a store to one of the merchant's products, so that exports of the product go there too. Repeating is safe.
 * Throws `AppError`: not_found for a product or variants of somebody else; conflict where the listing is linked to another
 * product. A listing whose product is known from this very store alone is taken over.
 */
export function linkListing(request: LinkRequest): Promise<void> {
  const { workspaceId, connectionId, productId, listing, matchedBy } = request
  return db.$transaction(
    async (tx) => {
      await lockLinks(tx, connectionId)
      await lockListing(tx, connectionId, listing.remoteId)
      await refuseForeign(tx, request)
      await release(tx, request)
      const { remoteId, title, status, imageUrl } = listing
      const details = listingDetailsSchema.parse(listing.details ?? {})
      const place = {
        title,
        status,
        imageUrl,
        details,
        productId,
        matchedBy,
        unlinkedAt: null,
        deletedAt: null,
        stale: false,
      }
      const { id } = await tx.listing.upsert({
        where: { connectionId_remoteId: { connectionId, remoteId }, workspaceId },
        create: { ...place, workspaceId, connectionId, remoteId },
        update: place,
        select: { id: true },
      })
      await writePairs(tx, id, request)
    },
    { timeout: 20_000, maxWait: 20_000 },
  )
}

export interface UnlinkRequest extends Account {
  readonly productId: string
  /** One of the product's listings in the store. Default: all of them. */
  readonly listingRemoteId?: string
}

/**
 * Takes links back: exports leave these listings alone from now on, their history stays, and comparing catalogues asks before it links
 * them again. A listing that its product was read from cannot be unlinked. Repeating is safe. Answers how many were linked.
 */
export function unlinkListings({ workspaceId, connectionId, productId, listingRemoteId }: UnlinkRequest) {
  return db.$transaction(async (tx) => {
    await lockLinks(tx, connectionId)
    const linked = await tx.listing.findMany({
      where: {
        ...{ workspaceId, connectionId, productId, unlinkedAt: null, matchedBy: { not: 'channel' } },
        ...(listingRemoteId !== undefined && { remoteId: listingRemoteId }),
      },
      select: { id: true },
    })
    const ids = linked.map(({ id }) => id)
    await tx.variantListing.deleteMany({ where: { listingId: { in: ids } } })
    await tx.listing.updateMany({ where: { workspaceId, id: { in: ids } }, data: { unlinkedAt: new Date() } })
    return ids.length
  })
}

/** Links of one store change one after the other: two merchants at once would give a listing to two products. */
async function lockLinks(tx: Prisma.TransactionClient, connectionId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`links ${connectionId}`}, 0))`
}

async function refuseForeign(tx: Prisma.TransactionClient, { workspaceId, productId, pairs }: LinkRequest) {
  const wanted = new Set(pairs.map(({ variantId }) => variantId))
  const product = await tx.product.findUnique({
    where: { id: productId, workspaceId },
    select: { _count: { select: { variants: { where: { id: { in: [...wanted] } } } } } },
  })
  if (product?._count.variants === wanted.size) return
  throw new AppError('not_found', `no product ${productId} with these variants`, {
    userMessage: 'This product has changed in your shop. Reload the page.',
  })
}

/** Takes the listing from the product it belongs to so far, where nobody chose that one. */
async function release(tx: Prisma.TransactionClient, { workspaceId, connectionId, productId, listing }: LinkRequest) {
  const known = await tx.listing.findUnique({
    where: { connectionId_remoteId: { connectionId, remoteId: listing.remoteId }, workspaceId },
    select: { id: true, productId: true, matchedBy: true, unlinkedAt: true, product: { select: { title: true } } },
  })
  if (!known || known.productId === productId) return
  if (!known.unlinkedAt && known.matchedBy !== 'channel') {
    throw new AppError('conflict', `listing ${known.id} is linked to product ${known.productId}`, {
      userMessage: `“${listing.title}” is already linked to “${known.product.title}”. Unlink it there first.`,
      field: 'listingRemoteId',
    })
  }
  await tx.variantListing.deleteMany({ where: { listingId: known.id } })
  await tx.listing.update({ where: { id: known.id, workspaceId }, data: { productId } })
  await tx.product.deleteMany({
    where: { id: known.productId, workspaceId, listings: { none: {} }, mappings: { none: {} } },
  })
}

async function writePairs(tx: Prisma.TransactionClient, listingId: string, { pairs, pairing }: LinkRequest) {
  if (pairing === 'replace') await tx.variantListing.deleteMany({ where: { listingId } })
  await tx.variantListing.createMany({ data: pairs.map((pair) => ({ ...pair, listingId })), skipDuplicates: true })
}
