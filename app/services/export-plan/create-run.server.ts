import type { ItemCode } from '../../core/export/export-words.ts'
import type { Db } from '../../db.server.ts'
import { systemClock } from '../../lib/clock.ts'
import { enqueue } from '../../pipeline/queue.server.ts'
import type { LoadedPlan } from './load-plan.server.ts'
import { enqueueStart } from './start-time.server.ts'

export interface NewRun {
  readonly workspaceId: string
  readonly approvedBy: string
  readonly plan: LoadedPlan
  /** Of the runs that were approved in one step; null: it is alone. */
  readonly approvalId: string | null
  /** Null: as soon as its lane has a turn for it. */
  readonly startAt: Date | null
  /** Why an item of the plan is not carried out; null: it is. */
  readonly skipCode: (item: LoadedPlan['items'][number]) => ItemCode | null
}

/** Writes a run and its items, and asks for its beginning, all in the caller's transaction. Answers the run's id. */
export async function createRun(tx: Db, newRun: NewRun): Promise<string> {
  const { workspaceId, approvedBy, approvalId, plan, startAt, skipCode } = newRun
  const { id: planId, connectionId, items } = plan
  const now = new Date(systemClock.now())
  const idle = items.every((item) => skipCode(item) !== null)
  const run = await tx.exportRun.create({
    data: {
      workspaceId,
      connectionId,
      planId,
      approvedBy,
      approvalId,
      title: titleOf(plan),
      cost: { points: 0, calls: 0 },
      ...(startAt && { state: 'scheduled', scheduledFor: startAt }),
      ...(idle && { state: 'finished', startedAt: now, finishedAt: now }),
    },
    select: { id: true },
  })
  await tx.exportItem.createMany({
    data: items.map((item) => {
      const { id, listingId, position, change } = item
      const code = skipCode(item)
      return {
        ...{ workspaceId, runId: run.id, connectionId, planItemId: id, listingId, position },
        imagesTotal: change.media.length,
        ...(code && { state: 'skipped', errorCode: code, finishedAt: now }),
        ...(code === 'unchanged' && { imagesDone: change.media.length }),
      }
    }),
  })
  if (!idle && startAt) await enqueueStart(tx, startAt)
  else if (!idle) await enqueue('advance-lane', { connectionId }, { tx, once: run.id })
  return run.id
}

function titleOf({ items, mode }: LoadedPlan): string {
  const [first, ...others] = items.map(({ listing }) => listing.product.title)
  const title = others.length > 0 ? `${first ?? ''} and ${others.length} more` : (first ?? 'Nothing')
  return mode === 'undo' ? `Undo: ${title}` : title
}
