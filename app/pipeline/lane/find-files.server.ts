import { describedMedia, shownMediaIds } from '../../core/channel/listing-state.ts'
import { db } from '../../db.server.ts'
import { workOf, type Turn } from './turn.ts'
import { untilAnswered } from './until-answered.server.ts'

/**
 * What the ledger says of the pictures that are not on their listing yet. The account is asked whether those files still
 * exist; what was deleted or never became usable is struck off, and will be created again. Where listings show a copy in the file's
 * place, the copy is ours from now on: nothing is shown twice.
 */
export async function findFiles(turn: Turn): Promise<void> {
  const { workspaceId, connectionId } = turn.run
  const keys = workOf(turn).flatMap(({ change }) => change.media.map(({ renditionKey }) => renditionKey))
  const rows = await db.remoteFile.findMany({
    where: { workspaceId, connectionId, renditionKey: { in: [...new Set(keys)] } },
    select: { renditionKey: true, remoteId: true, fileName: true },
  })
  const onListings = new Set(turn.items.flatMap(({ current }) => [...shownMediaIds(current)]))
  const unseen = rows.filter(({ remoteId }) => !onListings.has(remoteId))
  const copies = new Map(unseen.flatMap((row) => shownCopyOf(turn, row)))
  const doubtful = unseen.flatMap(({ renditionKey, remoteId }) => (copies.has(renditionKey) ? [] : [remoteId]))
  const statuses = await untilAnswered(turn, () => turn.connector.observeFiles(doubtful))
  const gone = new Set(doubtful.filter((id) => !statuses.has(id)))
  for (const { renditionKey, remoteId } of rows) if (!gone.has(remoteId)) turn.files.set(renditionKey, remoteId)
  for (const [renditionKey, remoteId] of copies) turn.files.set(renditionKey, remoteId)
  if (gone.size + copies.size === 0) return
  await turn.lease.write(async (tx) => {
    await tx.remoteFile.deleteMany({ where: { workspaceId, connectionId, remoteId: { in: [...gone] } } })
    for (const [renditionKey, remoteId] of copies) {
      await tx.remoteFile.updateMany({ where: { workspaceId, connectionId, renditionKey }, data: { remoteId } })
    }
  })
}

/** Rendition key and id of a copy that a listing shows: see `LateCopies`. One that the plan takes away is no use. */
export function shownCopyOf(
  { items, connector }: Turn,
  file: { readonly renditionKey: string; readonly fileName: string },
): [string, string][] {
  const leaving = new Set(items.flatMap(({ change }) => change.removals.map(({ mediaId }) => mediaId)))
  for (const { change, current } of items) {
    if (!change.media.some(({ renditionKey }) => renditionKey === file.renditionKey)) continue
    const staying = [...describedMedia(current).values()].filter(({ id }) => !leaving.has(id))
    const copy = staying.find((media) => connector.lateCopies?.isMadeOf(media, file.fileName))
    if (copy) return [[file.renditionKey, copy.id]]
  }
  return []
}
