import { openItemStates, runStatesBefore } from '../../core/export/states.ts'
import { forgetProgress, notifyProgress } from '../progress.server.ts'
import type { Lease } from './lease.server.ts'
import type { TurnRun } from './turn.ts'

/** Ends a run whose items have all reached their end. A cancelled run is `cancelled` even where everything was done by then. */
export async function finishRun(lease: Lease, { id, workspaceId }: Pick<TurnRun, 'id' | 'workspaceId'>): Promise<void> {
  const ended = await lease.write(async (tx) => {
    const open = await tx.exportItem.count({ where: { workspaceId, runId: id, state: { in: [...openItemStates] } } })
    if (open > 0) return false
    const finishedAt = new Date()
    await tx.exportRun.updateMany({
      where: { id, workspaceId, state: 'cancelling' },
      data: { state: 'cancelled', finishedAt },
    })
    await tx.exportRun.updateMany({
      where: { id, workspaceId, state: { in: runStatesBefore('finished') } },
      data: { state: 'finished', finishedAt },
    })
    return true
  })
  notifyProgress(id)
  if (ended) forgetProgress(id)
}
