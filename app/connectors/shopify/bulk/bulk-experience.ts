import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import type { BulkOperation } from '../documents/bulk-operations.ts'

/** From creation to the first line, and from the last line to COMPLETED, together. */
export const bulkOverheadMs = 1500
/** The guide "Bulk import data" shows 16 lines in 10 s; nothing else is published. Believed until an operation tells. */
const presumedLineMs = 500
/**
 * Around the operation: staging, the start, looking for its end and reading the result. Its requests queue behind the calls that go
 * at the same time, half a second each with an empty bucket of the standard plan.
 */
const presumedHandlingMs = 3000
/** Times are told in whole seconds: too few lines teach nothing. */
const fewestLinesToLearnFrom = 8
/** After an operation was refused or failed for reasons that pass. */
const restMs = 60_000

/** What this process knows of a shop's bulk operations. */
export class BulkExperience {
  readonly #now: () => number
  readonly #refused = new Set<string>()
  #restUntil = 0
  lineMs = presumedLineMs
  handlingMs = presumedHandlingMs

  constructor(now: () => number) {
    this.#now = now
  }

  /** Whether an operation may be tried. `name`: the mutation or query that is to be run. */
  allows(name: string): boolean {
    return this.#now() >= this.#restUntil && !this.#refused.has(name)
  }

  /** The shop does not take this in bulk: not again while this process lives. */
  refuse(name: string): void {
    this.#refused.add(name)
  }

  /** The places are taken, or an operation failed: others may work in a while. */
  rest(): void {
    this.#restUntil = this.#now() + restMs
  }

  /** The time of a line, from an operation that has completed; a single slow one does not turn the picture. */
  learn(operation: RunningTimes, lines: number): void {
    const wholeMs = runningMs(operation)
    if (lines < fewestLinesToLearnFrom || wholeMs === null) return
    this.lineMs = (this.lineMs + Math.max(0, wholeMs - bulkOverheadMs) / lines) / 2
  }

  /** What came on top of the operation itself, from the first request to the last row of its result. */
  learnHandling(operation: RunningTimes, elapsedMs: number): void {
    const wholeMs = runningMs(operation)
    if (wholeMs !== null) this.handlingMs = (this.handlingMs + Math.max(0, elapsedMs - wholeMs)) / 2
  }
}

type RunningTimes = Pick<BulkOperation, 'createdAt' | 'completedAt'>

function runningMs({ createdAt, completedAt }: RunningTimes): number | null {
  return completedAt === null ? null : Math.max(0, Date.parse(completedAt) - Date.parse(createdAt))
}

/** Kept between the openings of a shop, like its rate limit. */
export function bulkExperienceOf({ now, memory }: Pick<ConnectorDeps, 'now' | 'memory'>): BulkExperience {
  const kept = memory?.get(BulkExperience)
  if (kept instanceof BulkExperience) return kept
  const experience = new BulkExperience(now)
  memory?.set(BulkExperience, experience)
  return experience
}
