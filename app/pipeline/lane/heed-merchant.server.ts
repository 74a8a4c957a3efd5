import { openItemStates } from '../../core/export/states.ts'
import { db } from '../../db.server.ts'
import { notifyProgress } from '../progress.server.ts'
import { cancelItems } from './cancel-items.server.ts'
import type { Lease } from './lease.server.ts'
import { lockRun } from './lock-run.server.ts'
import { writeCost } from './record-step.server.ts'
import { isUnderWay, StopAsked, type Turn, type TurnItem, type TurnRun } from './turn.ts'

/**
 * Between two steps: whether the merchant wants the run to stop. Cancelled, its items end with what the listing shows by then;
 * paused, they stand in the queue again and keep their snapshots, so that resuming goes on from there. True: the turn is over.
 */
export async function heedMerchant(turn: Turn): Promise<boolean> {
  const state = await stateOf(turn.run)
  // Paused already: another group of this turn was the first to notice.
  if (state === 'pausing' || state === 'paused') await pause(turn)
  else if (state === 'cancelling') await cancelItems(turn)
  else return false
  return true
}

/** The same within a step that waits: throws `StopAsked`, and the step ends. */
export async function throwIfStopping({ run }: { readonly run: Pick<TurnRun, 'id' | 'workspaceId'> }): Promise<void> {
  const state = await stateOf(run)
  if (state === 'pausing' || state === 'paused' || state === 'cancelling') throw new StopAsked()
}

async function stateOf({ id, workspaceId }: Pick<TurnRun, 'id' | 'workspaceId'>): Promise<string> {
  const { state } = await db.exportRun.findUniqueOrThrow({ where: { id, workspaceId }, select: { state: true } })
  return state
}

async function pause(turn: Turn): Promise<void> {
  await turn.lease.write((tx) => writeCost(tx, turn))
  await putBack(turn.lease, turn.run, turn.items)
  for (const item of turn.items.filter(isUnderWay)) item.state = 'queued'
}

/**
 * What is under way waits in the queue again; where a pause was asked for, the run is paused now. `items`: those whose listings are
 * known as our writes left them. Repeating is safe.
 */
export async function putBack(
  lease: Lease,
  { id, workspaceId }: Pick<TurnRun, 'id' | 'workspaceId'>,
  items: readonly TurnItem[] = [],
): Promise<void> {
  await lease.write(async (tx) => {
    await lockRun(tx, { id, workspaceId })
    const open = { workspaceId, runId: id, state: { in: [...openItemStates] } }
    // Where the last item ended with the step, the run is finished instead.
    if ((await tx.exportItem.count({ where: open })) === 0) return
    await tx.exportRun.updateMany({ where: { id, workspaceId, state: 'pausing' }, data: { state: 'paused' } })
    await tx.exportItem.updateMany({ where: open, data: { state: 'queued' } })
    for (const { id: itemId, current: written } of items.filter(isUnderWay)) {
      await tx.exportItem.updateMany({ where: { id: itemId, workspaceId, state: 'queued' }, data: { written } })
    }
  })
  notifyProgress(id)
}
