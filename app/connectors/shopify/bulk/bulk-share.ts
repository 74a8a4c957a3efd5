import { bulkOverheadMs } from './bulk-experience.ts'

/** "Up to five bulk mutation operations at a time per shop", of each app (guide "Bulk import data", since 2026-01). */
export const maxOperations = 5
/** What an operation costs to stage, start and watch; fewer lines are not worth it. */
const operationPoints = 28
const fewestLines = 10
/** Calls under way at once, and how long one takes: the limit where the bucket is none. */
const callsAtOnce = 10
const callMs = 250
/** What must be gained, so that an estimate that is somewhat wrong does no harm: bulk operations must never make an export longer. */
const leastGain = { part: 0.2, ms: 3000 }

export interface BulkPrice {
  /** Points of one call. */
  readonly callPoints: number
  /** Points that calls may spend at once, and points per second after that. */
  readonly available: number
  readonly restoreRate: number
  /** Milliseconds per line of an operation, and around it, as learned of this shop. */
  readonly lineMs: number
  readonly handlingMs: number
}

/**
 * How many of `count` rows go as lines of bulk operations, the others by calls: both at once, so that they end together. The bucket
 * limits calls and not lines; an operation limits lines. 0 where it gains nothing. Pure.
 */
export function bulkShare(count: number, price: BulkPrice): number {
  const allByCalls = callsMs(count, 0, price)
  let best = { lines: 0, ms: allByCalls }
  for (let lines = fewestLines; lines <= count; lines += 1) {
    const ms = Math.max(linesMs(lines, price), callsMs(count - lines, operationsFor(lines), price))
    if (ms < best.ms) best = { lines, ms }
  }
  const gainMs = allByCalls - best.ms
  return gainMs >= Math.max(leastGain.ms, allByCalls * leastGain.part) ? best.lines : 0
}

/** How many operations share these lines. */
export function operationsFor(lines: number): number {
  return Math.min(maxOperations, Math.max(1, Math.floor(lines / fewestLines)))
}

/** How long so many lines take, in operations side by side. */
function linesMs(lines: number, { lineMs, handlingMs }: BulkPrice): number {
  return handlingMs + bulkOverheadMs + Math.ceil(lines / operationsFor(lines)) * lineMs
}

/** Operations beside them spend from the same bucket. */
function callsMs(calls: number, operations: number, { callPoints, available, restoreRate }: BulkPrice): number {
  const points = calls * callPoints + operations * operationPoints
  const pacedMs = (Math.max(0, points - available) / restoreRate) * 1000
  return Math.max(pacedMs, (calls / callsAtOnce) * callMs)
}
