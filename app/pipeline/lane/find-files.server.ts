import { shownMediaIds } from '../../core/channel/listing-state.ts'
import { db } from '../../db.server.ts'
import { workOf, type Turn } from './turn.ts'
import { untilAnswered } from './until-answered.server.ts'

/**
 * What the ledger says of the pictures that are not on their listing yet. The account is asked whether those files still
 * exist; what was deleted or never became usable is struck off, and will be created again.
 */
export async function findFiles(turn: Turn): Promise<void> {
  const { workspaceId, connectionId } = turn.run
  const keys = workOf(turn).flatMap(({ change }) => change.media.map(({ renditionKey }) => renditionKey))
  const rows = await db.remoteFile.findMany({
    where: { workspaceId, connectionId, renditionKey: { in: [...new Set(keys)] } },
    select: { renditionKey: true, remoteId: true },
  })
  const onListings = new Set(turn.items.flatMap(({ current }) => [...shownMediaIds(current)]))
  const doubtful = rows.map(({ remoteId }) => remoteId).filter((id) => !onListings.has(id))
  const statuses = await untilAnswered(turn, () => turn.connector.observeFiles(doubtful))
  const gone = new Set(doubtful.filter((id) => !statuses.has(id)))
  for (const { renditionKey, remoteId } of rows) if (!gone.has(remoteId)) turn.files.set(renditionKey, remoteId)
  if (gone.size === 0) return
  await turn.lease.write((tx) =>
    tx.remoteFile.deleteMany({ where: { workspaceId, connectionId, remoteId: { in: [...gone] } } }),
  )
}
