import { noteProgress, type MatchingJob } from '../../catalogue/matching-progress.server.ts'
import { ConnectorError } from '../../core/channel/connector-error.ts'
import { AppError } from '../../core/errors.ts'
import { db } from '../../db.server.ts'
import { log } from '../../log.server.ts'
import { matchingTasks, type MatchingTask } from '../../core/matching/matching-view.ts'
import { applyLinkFile } from './apply-link-file.server.ts'
import { checkLinkFile } from './check-link-file.server.ts'
import { acceptMatches } from './accept-matches.server.ts'
import { findMatches } from './find-matches.server.ts'

/** What a job over a catalogue works on. */
export interface CatalogueJob extends MatchingJob {
  readonly workspaceId: string
  readonly shopConnectionId: string
}

const tasks: Record<MatchingTask, (job: CatalogueJob, signal: AbortSignal) => Promise<boolean>> = {
  find: findMatches,
  accept: acceptMatches,
  check: checkLinkFile,
  apply: applyLinkFile,
}

/**
 * Does what the row says with a shop's catalogue and a store's (`MatchingTask`). Begins anew when it was
 * interrupted, which repeats reading and nothing else. A platform that does not answer ends it: the merchant is told and may
 * start it again; a worker that stops hands the job back.
 */
export async function matchCatalogue(job: MatchingJob, signal: AbortSignal): Promise<void> {
  const row = await db.catalogueMatching.findFirst({
    where: { ...job, state: { in: ['queued', 'running'] } },
    select: { workspaceId: true, shopConnectionId: true, task: true },
  })
  const task = matchingTasks.find((known) => known === row?.task)
  if (!row || !task) return
  try {
    await noteProgress(job, { state: 'running', done: 0, total: null, linked: 0, storeCalls: 0 })
    const finished = await tasks[task]({ ...job, ...row }, signal)
    if (finished) await noteProgress(job, { state: 'done', finishedAt: new Date() })
  } catch (error) {
    if (!(error instanceof ConnectorError) && !(error instanceof AppError)) throw error
    log.warn({ ...job, task, code: error.code }, 'catalogue not matched')
    await noteProgress(job, { state: 'failed', errorCode: error.code, finishedAt: new Date() })
  }
}
