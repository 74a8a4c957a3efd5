import type { ChannelPlanView, PlanView } from '../../core/export/plan-view.ts'
import type { PlanApproval } from './approval-of.ts'

/**
 * Where one account stands before an approval. `planning` and `outdated` hold everything up; `started`, `nothing` and
 * `unplanned` take no part in it; `removals` and `overlaps` wait for a word of the merchant.
 */
export type ChannelStanding =
  'planning' | 'outdated' | 'started' | 'nothing' | 'unplanned' | 'removals' | 'overlaps' | 'ready'

export function standingOf(
  { plan, overlaps }: ChannelPlanView,
  { planning, failed, approval }: { planning: boolean; failed: boolean; approval: PlanApproval },
): ChannelStanding {
  if (planning) return 'planning'
  if (!plan || failed) return 'unplanned'
  if (plan.runId) return 'started'
  if (plan.outdated) return 'outdated'
  if (writtenCount(plan) === 0) return 'nothing'
  if (!approval.ready) return 'removals'
  return overlaps.length > 0 && approval.overlap === null ? 'overlaps' : 'ready'
}

/** How many listings the plan writes to. */
export function writtenCount({ totals }: PlanView): number {
  return totals.listings - totals.unchangedListings
}

/** Whether something is still to be found out that the merchant may want to know before approving. */
export function isChecking({ checking, runId }: Pick<PlanView, 'checking' | 'runId'>): boolean {
  return checking > 0 && runId === null
}

const holdsUp = ['planning', 'outdated', 'removals', 'overlaps'] as const

/**
 * Why several accounts cannot be approved together; null: those that are ready can. Whoever only has nothing to do, or could
 * not be planned for, does not hold up the others.
 */
export function whyHeldUp(standings: readonly ChannelStanding[]): Exclude<ChannelStanding, 'ready'> | null {
  const waiting = holdsUp.find((reason) => standings.includes(reason))
  if (waiting) return waiting
  if (standings.includes('ready')) return null
  return (['started', 'nothing', 'unplanned'] as const).find((reason) => standings.includes(reason)) ?? 'unplanned'
}
