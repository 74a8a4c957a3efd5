import { playerIds, shownMediaIds, type ListingState } from '../channel/listing-state.ts'
import { changeTowards } from './change-towards.ts'
import { keepWithinLimit } from './keep-within-limit.ts'
import type { PlannedListing } from './plan.ts'
import { revertState } from './revert-state.ts'
import type { UndoConflict } from './undo-conflict.ts'
import { undoIssues } from './undo-issues.ts'

/** What one export did to a listing. */
export interface DoneExport {
  readonly before: ListingState
  readonly after: ListingState
}

export interface UndoInput {
  /** What the listing shows now. */
  readonly now: ListingState
  /** The exports to take back, newest first. */
  readonly exports: readonly DoneExport[]
  /** Files off the listing that the account still has. */
  readonly usable: ReadonlySet<string>
  /** Files that Mediaport made. */
  readonly placed: ReadonlySet<string>
  /** Variants have pictures of their own, which the listing's media need not contain. Default: they show media of the listing. */
  readonly apart?: boolean
  /** The most media that a listing may have. Default: no limit. */
  readonly maxMedia?: number
}

export interface PlannedUndo extends PlannedListing {
  readonly target: ListingState
  readonly conflicts: readonly UndoConflict[]
}

/**
 * Takes exports of one listing back, one after the other. It gives a change like any other: reviewed, approved and carried out
 * in the same way, and itself undone in the same way. Pure.
 */
export function planUndo(input: UndoInput): PlannedUndo {
  const { now, exports, usable, placed, apart = false, maxMedia = Infinity } = input
  let target = now
  // What is shown now exists, though it may leave and come back on the way.
  const existing = new Set([...usable, ...shownMediaIds(now), ...playerIds(now)])
  const conflicts = new Map<string, UndoConflict>()
  for (const { before, after } of exports) {
    const reverted = revertState({ now: target, before, after, usable: existing, apart })
    target = reverted.state
    for (const conflict of reverted.conflicts) conflicts.set(JSON.stringify(conflict), conflict)
  }
  const limited = keepWithinLimit(now, target, target.mainPlace === 'empty' ? maxMedia - 1 : maxMedia)
  target = limited.state
  const found = [...conflicts.values(), ...limited.conflicts]
  return {
    target,
    conflicts: found,
    change: changeTowards(now, target, placed),
    issues: undoIssues(found, [now, ...exports.map(({ before }) => before)]),
  }
}

/** Files that an undo would bring back, if the account still has them. */
export function filesToReturn(now: ListingState, exports: readonly DoneExport[]): string[] {
  const shown = shownMediaIds(now)
  const former = exports.flatMap(({ before }) => [...shownMediaIds(before), ...playerIds(before)])
  return [...new Set(former)].filter((id) => !shown.has(id))
}
