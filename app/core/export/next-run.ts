/** A run with work in a lane, as far as it matters for whose turn it is. Times in milliseconds. */
export interface WaitingRun {
  readonly id: string
  /** Nobody waits for it at a screen. */
  readonly scheduled: boolean
  /** Items that were left in the middle; the listing of each shows half an export until it goes on. */
  readonly underWay: number
  /** Items begun so far. */
  readonly served: number
  readonly queuedAt: number
  readonly lastTurnAt: number | null
}

/** A run that had no turn for this long gets one before all others, whatever its rank: nothing starves. */
export const longestWaitMs = 10 * 60_000

/**
 * Whose turn it is in a lane: what was left in the middle, then who waited too long, then runs that somebody waits for before
 * scheduled ones, and among equals the one that was served least, then the oldest. Undefined: none.
 */
export function nextRun<Run extends WaitingRun>(runs: readonly Run[], now: number): Run | undefined {
  const [next] = [...runs].sort(
    (a, b) => rank(a, now) - rank(b, now) || waitingSince(a, b, now) || a.served - b.served || a.queuedAt - b.queuedAt,
  )
  return next
}

function rank(run: WaitingRun, now: number): number {
  if (run.underWay > 0) return 0
  if (isStarving(run, now)) return 1
  return run.scheduled ? 3 : 2
}

function isStarving(run: WaitingRun, now: number): boolean {
  return now - turnOrArrival(run) >= longestWaitMs
}

/** Decides among starving runs alone: the one that waited longest. */
function waitingSince(a: WaitingRun, b: WaitingRun, now: number): number {
  return isStarving(a, now) && isStarving(b, now) ? turnOrArrival(a) - turnOrArrival(b) : 0
}

function turnOrArrival({ queuedAt, lastTurnAt }: WaitingRun): number {
  return Math.max(queuedAt, lastTurnAt ?? 0)
}
