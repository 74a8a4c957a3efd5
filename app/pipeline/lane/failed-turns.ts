/** A database that is away comes back; what still goes wrong after this many turns in a row is a bug. */
const patience = 4

const inARow = new Map<string, number>()

/**
 * Notes that a turn of this run failed for a reason that is not the platform's. True: it may pass, try again. Kept in memory
 * because the database may be what fails; another worker begins to count anew.
 */
export function mayPass(runId: string): boolean {
  const count = (inARow.get(runId) ?? 0) + 1
  inARow.set(runId, count)
  if (count <= patience) return true
  inARow.delete(runId)
  return false
}

/** A turn of this run ended well. */
export function forgetFailedTurns(runId: string): void {
  inARow.delete(runId)
}
