import type { Connector } from '../../core/channel/connector.ts'
import { playerIds, shownMediaIds, type ListingState } from '../../core/channel/listing-state.ts'
import type { LedgerFile } from '../../core/export/plan-input.ts'
import type { Db } from '../../db.server.ts'
import { strikeGoneFiles } from '../../pipeline/strike-files.server.ts'

/** Bounds the parameters of one statement. */
const idsPerQuery = 10_000

/**
 * Which of these renditions are files of the account already. The account is asked: files deleted there are struck off the
 * ledger.
 */
export async function findAccountFiles(
  db: Db,
  connector: Connector,
  workspaceId: string,
  connectionId: string,
  renditionKeys: readonly string[],
): Promise<Map<string, LedgerFile>> {
  const rows = await db.remoteFile.findMany({
    where: { workspaceId, connectionId, renditionKey: { in: [...new Set(renditionKeys)] } },
    select: { renditionKey: true, remoteId: true },
  })
  if (rows.length === 0) return new Map()
  const statuses = await connector.observeFiles(rows.map(({ remoteId }) => remoteId))
  const gone = rows.filter(({ remoteId }) => !statuses.has(remoteId)).map(({ remoteId }) => remoteId)
  if (gone.length > 0) await strikeGoneFiles(db, { workspaceId, connectionId }, gone)
  return new Map(
    rows.flatMap(({ renditionKey, remoteId }) => {
      const status = statuses.get(remoteId)
      return status ? [[renditionKey, { remoteId, status }]] : []
    }),
  )
}

/** Which media of these listings and their variants have files that Mediaport made. Answers from the ledger alone. */
export async function findPlacedMedia(
  db: Db,
  workspaceId: string,
  connectionId: string,
  listings: readonly ListingState[],
): Promise<ReadonlySet<string>> {
  const ids = new Set(listings.flatMap((listing) => [...shownMediaIds(listing), ...playerIds(listing)]))
  const placed = new Set<string>()
  const all = [...ids]
  for (let start = 0; start < all.length; start += idsPerQuery) {
    const rows = await db.remoteFile.findMany({
      where: { workspaceId, connectionId, remoteId: { in: all.slice(start, start + idsPerQuery) } },
      select: { remoteId: true },
    })
    for (const { remoteId } of rows) placed.add(remoteId)
  }
  return placed
}
