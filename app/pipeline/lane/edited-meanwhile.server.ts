import { editedSince } from '../../core/export/edited-since.ts'
import { verify } from '../../core/export/verify.ts'
import { db } from '../../db.server.ts'
import { shownCopyOf } from './find-files.server.ts'
import type { Turn, TurnItem } from './turn.ts'

/**
 * Of items that were begun in an earlier turn (they failed and are tried again, they were put back in the queue, or their worker
 * died): those whose listing somebody changed since, and where something is left to write. To carry on would take that edit for our
 * own work. Call it with the listings as they show now.
 */
export async function editedMeanwhile(turn: Turn, begun: readonly TurnItem[]): Promise<Set<TurnItem>> {
  const files = await filesOf(turn, begun)
  return new Set(
    begun.filter(({ change, written, snapshot, current: now }) => {
      const known = written ?? snapshot
      return known && verify(change, now, files).length > 0 && editedSince({ change, written: known, now, files })
    }),
  )
}

/** Files of the ledger, and what came of requests of ours that nobody heard the end of. */
async function filesOf(turn: Turn, items: readonly TurnItem[]): Promise<Map<string, string>> {
  const { workspaceId, connectionId } = turn.run
  const media = items.flatMap(({ change }) => change.media)
  const keys = new Set(media.map(({ renditionKey }) => renditionKey))
  const rows = await db.remoteFile.findMany({
    where: { workspaceId, connectionId, renditionKey: { in: [...keys] } },
    select: { renditionKey: true, remoteId: true },
  })
  const copies = turn.connector.lateCopies ? media.flatMap((planned) => shownCopyOf(turn, planned)) : []
  return new Map([...rows.map(({ renditionKey, remoteId }) => [renditionKey, remoteId] as const), ...copies])
}
