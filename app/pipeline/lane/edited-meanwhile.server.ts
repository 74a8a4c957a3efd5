import { editedSince } from '../../core/export/edited-since.ts'
import { db } from '../../db.server.ts'
import type { Turn, TurnItem } from './turn.ts'

/**
 * Items that were put back in the queue in the middle (paused, or the account refused us) and whose listing somebody changed since.
 * To carry on would take that edit for our own work. Call it with the listings as they show now.
 */
export async function editedMeanwhile({ run }: Turn, items: readonly TurnItem[]): Promise<Set<TurnItem>> {
  const { workspaceId, connectionId } = run
  const putBack = items.filter(({ state, written }) => state === 'queued' && written !== null)
  const keys = new Set(putBack.flatMap(({ change }) => change.media.map(({ renditionKey }) => renditionKey)))
  const rows = await db.remoteFile.findMany({
    where: { workspaceId, connectionId, renditionKey: { in: [...keys] } },
    select: { renditionKey: true, remoteId: true },
  })
  const files = new Map(rows.map(({ renditionKey, remoteId }) => [renditionKey, remoteId]))
  return new Set(
    putBack.filter(({ change, written, current: now }) => written && editedSince({ change, written, now, files })),
  )
}
