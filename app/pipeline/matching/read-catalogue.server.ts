import { noteProgress } from '../../catalogue/matching-progress.server.ts'
import { keepListings, rememberListings, type Account } from '../../catalogue/remember-listings.server.ts'
import { openConnector } from '../../connections/open-connector.server.ts'
import type { Connector, ListingStamp, Page } from '../../core/channel/connector.ts'
import { ConnectorError } from '../../core/channel/connector-error.ts'
import { db } from '../../db.server.ts'
import { chunksOf } from '../../lib/chunks.ts'
import type { CatalogueJob } from './match-catalogue.server.ts'

/** Products held in memory at once; each may have 2,048 variants. */
const chunkSize = 100

/**
 * Brings what is kept of the shop's catalogue up to date: what the shop changed since it was last read is read again, and all of it the
 * first time. False: another job took over.
 */
export async function readCatalogue(job: CatalogueJob, signal: AbortSignal): Promise<boolean> {
  const shop = { workspaceId: job.workspaceId, connectionId: job.shopConnectionId }
  const connector = await openConnector(shop.workspaceId, shop.connectionId)
  const met = new Set<string>()
  let cursor: string | undefined
  do {
    const page = await stampsOf(connector, cursor)
    const changed = await changedSinceRead(shop, page.items)
    let done = met.size + page.items.length - changed.length
    for (const { remoteId } of page.items) met.add(remoteId)
    for (const remoteIds of [[], ...chunksOf(changed, chunkSize)]) {
      await keepListings(shop, await connector.getListings(remoteIds))
      done += remoteIds.length
      const alive = await noteProgress(job, { phase: 'reading', done, total: page.total })
      signal.throwIfAborted()
      if (!alive) return false
    }
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  await forgetGone(shop, met)
  return true
}

function stampsOf(connector: Connector, cursor: string | undefined): Promise<Page<ListingStamp>> {
  if (!connector.listStamps) throw new ConnectorError('forbidden', 'the catalogue cannot be read')
  return connector.listStamps(cursor)
}

/**
 * Those that are not kept as they are now. A second change within the second of the first leaves the stamp as it was; the platform's
 * notification of it marks the listing stale.
 */
async function changedSinceRead(shop: Account, stamps: readonly ListingStamp[]): Promise<string[]> {
  const kept = await db.listing.findMany({
    where: {
      ...{ ...shop, deletedAt: null, unlinkedAt: null, stale: false },
      remoteId: { in: stamps.map(({ remoteId }) => remoteId) },
    },
    select: { remoteId: true, changedAt: true },
  })
  const known = new Map(kept.map(({ remoteId, changedAt }) => [remoteId, changedAt]))
  return stamps.filter(({ remoteId, changedAt }) => known.get(remoteId) !== changedAt).map(({ remoteId }) => remoteId)
}

/** Products that the reading did not meet are asked for by id: deleted ones are marked. */
async function forgetGone(shop: Account, met: ReadonlySet<string>): Promise<void> {
  const kept = await db.listing.findMany({ where: { ...shop, deletedAt: null }, select: { remoteId: true } })
  const unmet = kept.map(({ remoteId }) => remoteId).filter((remoteId) => !met.has(remoteId))
  await rememberListings({ ...shop, remoteIds: unmet })
}
