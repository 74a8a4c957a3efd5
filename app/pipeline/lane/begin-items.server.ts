import { listingDigest } from '../../core/channel/listing-state.ts'
import { Prisma } from '../../generated/prisma/client.ts'
import { notifyProgress } from '../progress.server.ts'
import { editedMeanwhile } from './edited-meanwhile.server.ts'
import { lockRun } from './lock-run.server.ts'
import { endItem } from './settle-items.server.ts'
import { isUnderWay, setListings, type Turn, type TurnItem } from './turn.ts'
import { untilAnswered } from './until-answered.server.ts'

/**
 * Looks at the listings before anything is written to them. One that no longer shows what the plan was made from is skipped;
 * the others keep what they show now as their snapshot. Items with a snapshot were begun before: what differs is our own work where it
 * lies between what is known of the listing and what the export wants, and somebody's edit elsewhere.
 */
export async function beginItems(turn: Turn): Promise<void> {
  const states = await untilAnswered(turn, () =>
    turn.connector.observe(turn.items.map(({ listingRemoteId }) => listingRemoteId)),
  )
  setListings(turn, states.values())
  for (const item of turn.items.filter(({ listingRemoteId }) => !states.has(listingRemoteId))) {
    await endItem(turn, item, { state: item.snapshot ? 'failed' : 'skipped', code: 'listing_gone' })
  }
  const queued = turn.items.filter(({ state }) => state === 'queued')
  for (const item of queued.filter(changedSincePlanned)) {
    await endItem(turn, item, { state: 'skipped', code: 'listing_changed' })
  }
  const begun = turn.items.filter((item) => item.snapshot && (item.state === 'queued' || isUnderWay(item)))
  for (const item of await editedMeanwhile(turn, begun)) {
    await endItem(turn, item, { state: 'skipped', code: 'listing_changed', detail: halfDone })
  }
  await keepSnapshots(
    turn,
    queued.filter(({ state }) => state === 'queued'),
  )
}

const halfDone = 'changed while the export stood still; part of the export may be on the product'

function changedSincePlanned({ snapshot, planned, current }: TurnItem): boolean {
  return snapshot === null && listingDigest(planned) !== listingDigest(current)
}

async function keepSnapshots(turn: Turn, items: readonly TurnItem[]): Promise<void> {
  if (items.length === 0) return
  const { id: runId, workspaceId } = turn.run
  const begun = await turn.lease.write(async (tx) => {
    await lockRun(tx, turn.run)
    await tx.exportRun.updateMany({
      where: { id: runId, workspaceId, state: 'queued' },
      data: { state: 'running', startedAt: new Date() },
    })
    const ids: string[] = []
    for (const { id, snapshot, current } of items) {
      const { count } = await tx.exportItem.updateMany({
        where: { id, workspaceId, state: 'queued' },
        data: { state: 'rendering', startedAt: new Date(), snapshot: snapshot ?? current, written: Prisma.DbNull },
      })
      if (count === 1) ids.push(id)
    }
    return ids
  })
  for (const item of items) {
    // Cancelled in the meantime: not ours any more.
    if (!begun.includes(item.id)) item.state = 'cancelled'
    else Object.assign(item, { state: 'rendering', snapshot: item.snapshot ?? item.current })
  }
  notifyProgress(runId)
}
