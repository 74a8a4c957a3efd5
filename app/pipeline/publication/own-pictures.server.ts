import { slotsOf } from '../../core/export/wanted-slots.ts'
import type { OwnPicture } from '../../core/publication/match-pictures.ts'
import { db } from '../../db.server.ts'
import type { DuePublication } from './due-publications.server.ts'
import { lookOfRendition } from './looks.server.ts'

/**
 * The pictures that an export put into a listing's places: those it brought, and those an undo brought back. Where the latter are none of
 * ours, nobody knows what they look like.
 */
export async function ownPictures({
  workspaceId,
  connectionId,
  change,
  confirmed,
}: DuePublication): Promise<OwnPicture[]> {
  if (!confirmed) return []
  const returning = new Set(change.restores.filter(({ attach }) => attach).map(({ mediaId }) => mediaId))
  const ids = [...slotsOf(confirmed).values()].map(({ id }) => id)
  const files = await db.remoteFile.findMany({
    where: { workspaceId, connectionId, remoteId: { in: ids } },
    select: { remoteId: true, renditionKey: true },
  })
  const keys = new Map(files.map(({ remoteId, renditionKey }) => [remoteId, renditionKey]))
  const brought = new Map(change.media.map(({ renditionKey, assetId }) => [renditionKey, assetId]))
  const pictures = [...slotsOf(confirmed)].flatMap(([slot, { id }]) => {
    const key = keys.get(id)
    const assetId = key === undefined ? undefined : brought.get(key)
    return assetId !== undefined || returning.has(id) ? [{ slot, key, assetId: assetId ?? null }] : []
  })
  return Promise.all(
    pictures.map(async ({ slot, key, assetId }) => {
      const look = key === undefined ? null : await lookOfRendition(workspaceId, key)
      return { slot, assetId, look }
    }),
  )
}
