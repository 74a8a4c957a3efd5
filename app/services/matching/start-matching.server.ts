import { randomUUID } from 'node:crypto'
import type { MatchingTask } from '../../core/matching/matching-view.ts'
import { isAlive } from '../../core/matching/job-liveness.ts'
import { db } from '../../db.server.ts'
import { enqueue } from '../../pipeline/queue.server.ts'
import { getMatchedStore } from '../../queries/matched-store.server.ts'

export interface MatchingRequest {
  readonly workspaceId: string
  /** The store. */
  readonly connectionId: string
  /** The shop whose products are compared. */
  readonly shopConnectionId: string
  /** See `MatchingTask`. */
  readonly task: MatchingTask
}

/**
 * Begins a job over the whole catalogue, unless one is under way for this store: then false. Its progress is on the page. Throws
 * `AppError` not_found.
 */
export async function startMatching(request: MatchingRequest): Promise<boolean> {
  const { workspaceId, connectionId, shopConnectionId, task } = request
  await getMatchedStore(workspaceId, connectionId)
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`matching ${connectionId}`}, 0))`
    const current = await tx.catalogueMatching.findUnique({ where: { connectionId, workspaceId } })
    if (current && isAlive(current, Date.now())) return false
    const jobId = randomUUID()
    const now = new Date()
    const fresh = {
      ...{ shopConnectionId, jobId, task, state: 'queued', phase: 'waiting' },
      startedAt: now,
      touchedAt: now,
    }
    const zero = { done: 0, total: null, linked: 0, storeCalls: 0, errorCode: null, finishedAt: null }
    await tx.catalogueMatching.upsert({
      where: { connectionId, workspaceId },
      create: { ...fresh, workspaceId, connectionId },
      update: { ...fresh, ...zero },
    })
    await enqueue('match-catalogue', { connectionId, jobId }, { tx })
    return true
  })
}
