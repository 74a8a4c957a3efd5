import { AppError } from '../../core/errors.ts'
import type { Db } from '../../db.server.ts'
import { systemClock } from '../../lib/clock.ts'
import { enqueue } from '../../pipeline/queue.server.ts'

const furthestDays = 366

/** Throws `AppError` invalid_input for a time that has passed or is too far away. */
export function refuseImpossibleStart(startAt: Date | null): void {
  if (!startAt) return
  const daysAhead = (startAt.getTime() - systemClock.now()) / 86_400_000
  if (daysAhead > 0 && daysAhead < furthestDays) return
  const userMessage =
    daysAhead > 0 ? 'An export can be scheduled for up to a year ahead.' : 'This time has passed. Choose a later one.'
  throw new AppError('invalid_input', `start at ${startAt.toISOString()}`, { userMessage, field: 'startAt' })
}

/** A job for the minute in which a run is to begin. Where it is lost, the sweep begins the run. */
export async function enqueueStart(tx: Db, startAt: Date): Promise<void> {
  const startAfterMs = startAt.getTime() - systemClock.now()
  await enqueue('start-due-exports', {}, { tx, startAfterMs, once: startAt.toISOString() })
}
