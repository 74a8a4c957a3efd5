import { playerIds, shownMediaIds } from '../../core/channel/listing-state.ts'
import { openItemStates } from '../../core/export/states.ts'
import { db } from '../../db.server.ts'
import { Prisma } from '../../generated/prisma/client.ts'
import type { Lease } from './lease.server.ts'
import { lockRun } from './lock-run.server.ts'
import { writeCost } from './record-step.server.ts'
import { endItem } from './settle-items.server.ts'
import { isUnderWay, setListings, type Turn, type TurnItem, type TurnRun } from './turn.ts'
import { untilAnswered } from './until-answered.server.ts'

/** Ends the items of a run that the merchant cancelled; each says what was done of it by then. */
export async function cancelItems(turn: Turn): Promise<void> {
  await turn.lease.write((tx) => writeCost(tx, turn))
  const open = turn.items.filter((item) => isUnderWay(item) || item.state === 'queued')
  // Put back by a pause, a refusal or a restart: this turn has not looked at them.
  const unseen = open.filter(({ state, snapshot }) => state === 'queued' && snapshot !== null)
  if (unseen.length > 0) await look(turn, unseen)
  for (const item of open) {
    const begun = item.snapshot !== null || isUnderWay(item)
    await endItem(turn, item, {
      state: 'cancelled',
      code: 'cancelled',
      ...(begun && { detail: whatWasDone(item, turn) }),
    })
  }
}

async function look(turn: Turn, items: readonly TurnItem[]): Promise<void> {
  const { workspaceId, connectionId } = turn.run
  const keys = new Set(items.flatMap(({ change }) => change.media.map(({ renditionKey }) => renditionKey)))
  const [states, files] = await Promise.all([
    untilAnswered(turn, () => turn.connector.observe(items.map(({ listingRemoteId }) => listingRemoteId))),
    db.remoteFile.findMany({
      where: { workspaceId, connectionId, renditionKey: { in: [...keys] } },
      select: { renditionKey: true, remoteId: true },
    }),
  ])
  setListings(turn, states.values())
  for (const { renditionKey, remoteId } of files) turn.files.set(renditionKey, remoteId)
}

/** For the merchant: a cancelled product may show part of the export. */
function whatWasDone({ change, current }: TurnItem, { files }: Turn): string {
  const shown = new Set([...shownMediaIds(current), ...playerIds(current)])
  const added = change.media.filter(
    ({ action, renditionKey }) => action !== 'present' && shown.has(files.get(renditionKey) ?? ''),
  )
  const uploaded = change.media.filter(({ action, renditionKey }) => action === 'upload' && files.has(renditionKey))
  return `${uploaded.length} of ${change.media.length} pictures uploaded, ${added.length} on the product`
}

/**
 * The account refuses us, so nobody can look how far the last step came. A run that the merchant cancelled does not wait for
 * that: its items end now, and what a lost answer left behind is found by the next export. Repeating is safe.
 */
export async function cancelUnseen(
  lease: Lease,
  { id, workspaceId }: Pick<TurnRun, 'id' | 'workspaceId'>,
): Promise<void> {
  await lease.write(async (tx) => {
    await lockRun(tx, { id, workspaceId })
    const { state } = await tx.exportRun.findUniqueOrThrow({ where: { id, workspaceId }, select: { state: true } })
    if (state !== 'cancelling') return
    const finishedAt = new Date()
    const open = { workspaceId, runId: id, state: { in: [...openItemStates] } }
    await tx.exportItem.updateMany({
      where: { ...open, snapshot: { not: Prisma.DbNull } },
      data: { state: 'cancelled', errorCode: 'cancelled_unseen', finishedAt },
    })
    await tx.exportItem.updateMany({ where: open, data: { state: 'cancelled', errorCode: 'cancelled', finishedAt } })
  })
}
