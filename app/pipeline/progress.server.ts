import { db } from '../db.server.ts'
import { log } from '../log.server.ts'

/** Listeners read the state themselves; more notifications than this would only make them read it again. */
const shortestGapMs = 100

const notifiedAt = new Map<string, number>()
const waiting = new Map<string, NodeJS.Timeout>()

/** Tells listeners on `export_progress` that a run has moved; at most one notification per run in 100 ms, the last one always. */
export function notifyProgress(runId: string): void {
  if (waiting.has(runId)) return
  const gapMs = Date.now() - (notifiedAt.get(runId) ?? 0)
  const timer = setTimeout(
    () => {
      waiting.delete(runId)
      notifiedAt.set(runId, Date.now())
      db.$executeRaw`SELECT pg_notify('export_progress', ${runId})`.catch((error: unknown) =>
        log.warn({ err: error, runId }, 'progress notification failed'),
      )
    },
    Math.max(0, shortestGapMs - gapMs),
  )
  waiting.set(runId, timer)
}

/** A run that is over sends no more. */
export function forgetProgress(runId: string): void {
  notifiedAt.delete(runId)
}
