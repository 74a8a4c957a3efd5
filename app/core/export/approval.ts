import type { ListingChange } from './listing-change.ts'
import type { PlanIssue } from './plan-issue.ts'
import { countRemovals } from './plan-summary.ts'
import { isUndoConflict } from './undo-issues.ts'

/** What a merchant says beside "yes" when approving a plan. */
export interface Approval {
  /** How many pictures the merchant typed that leave their products; must be the number of the plan. */
  readonly confirmRemovals?: number
  /** Positions of products that are to stay as they are. */
  readonly leaveOut?: readonly number[]
  /** Of an undo: to go ahead where not everything can be brought back. */
  readonly acceptConflicts?: boolean
}

export interface ApprovableItem {
  readonly position: number
  readonly change: Pick<ListingChange, 'removals'>
  readonly issues: readonly PlanIssue[]
}

export interface ApprovalProblem {
  readonly field: 'confirmRemovals' | 'leaveOut' | 'acceptConflicts'
  readonly message: string
}

/** Why a plan may not be started with this approval; null: it may. Nothing destructive happens without its own word. */
export function approvalProblem(items: readonly ApprovableItem[], approval: Approval): ApprovalProblem | null {
  const leaveOut = new Set(approval.leaveOut)
  const kept = items.filter(({ position }) => !leaveOut.has(position))
  if (kept.length === 0) return { field: 'leaveOut', message: 'Every product is left out, so there is nothing to do.' }
  const conflicting = kept.filter(({ issues }) => issues.some(isUndoConflict))
  if (conflicting.length > 0 && !approval.acceptConflicts) {
    return {
      field: 'acceptConflicts',
      message: 'Some products can’t be brought back completely. Decide whether to undo the rest or to leave them.',
    }
  }
  const removals = countRemovals(kept.map(({ change }) => change))
  if (removals === 0 || approval.confirmRemovals === removals) return null
  return { field: 'confirmRemovals', message: removalWords(removals) }
}

function removalWords(count: number): string {
  const pictures = count === 1 ? '1 picture leaves its product' : `${count} pictures leave their products`
  return `${pictures}. Type the number ${count} to confirm.`
}
